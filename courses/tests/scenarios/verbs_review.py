"""Verbs of reviews: participants hand in through the page of the test, advisors mark through theirs."""

from typing import Any

from django.urls import reverse

from courses.models import Attempt, CoursePage, ItemReview
from courses.queries.reviews import waiting_count
from courses.services.attempts.review import review_item
from courses.tests.review_factories import TEXT, make_advisor, make_review_course, open_items, response_to

from .verbs_attempts import enrolment, latest
from .world import World, pairs, verb

POINTS = ("who", "why")


@verb("course to read")
def make(world: World, who: str, value: str) -> None:
    """opens=1 cut=50 first=yes|no: open answers of two criteria and one single choice (key "a"); read lessons.

    first=yes: no result before the review. `who` is enrolled.
    """
    given = {"opens": "1", "cut": "50", "first": "no", **pairs(value)}
    world.course = make_review_course(
        world.home, opens=int(given["opens"]), cut_score=int(given["cut"]), is_review_first=given["first"] == "yes"
    )
    world.name(who, world.course.participant)


@verb("review first")
def set_review_first(world: World, who: str, value: str) -> None:
    """'yes' or 'no': an editor changes the setting of the course."""
    CoursePage.objects.filter(pk=world.course.tree.course.pk).update(is_review_first=value == "yes")


@verb("is an advisor")
def make_reader(world: World, who: str, value: str) -> None:
    """With a second factor, so that the pages let them in."""
    world.name(who, make_advisor(first_name=who, has_second_factor=True))


@verb("writes and hands in")
def write_and_hand_in(world: World, who: str, value: str) -> str:
    """As "writes"; then what the page of the result tells."""
    write(world, who, value)
    world.client(who).post(reverse("courses:attempt_submit", args=[latest(world, who).pk]))
    return told(world, who, "")


@verb("writes")
def write(world: World, who: str, value: str) -> str:
    """'text a': a text in every open answer and option a; 'blank a': nothing in them."""
    kind, choice = value.split()
    text = TEXT if kind == "text" else ""
    attempt, client = latest(world, who), world.client(who)
    for item in attempt.items.select_related("version"):
        response = response_to(item, text, choice)
        data = {"item": item.position, f"a{item.position}": response.get("text", response.get("chosen"))}
        client.post(reverse("courses:attempt_page", args=[attempt.pk, item.position]), data)
    return "saved"


@verb("result page says")
def told(world: World, who: str, value: str) -> str:
    """What the page of the result says: '2/3 passed, waits for 1', 'no result, waits for 1'."""
    attempt = latest(world, who)
    context = world.client(who).get(reverse("courses:attempt_result", args=[attempt.pk])).context
    shown: Attempt = context["attempt"]
    words = f"{shown.score.normalize():f}/{shown.max_score.normalize():f} " if context["is_told"] else ""
    words += ("passed" if shown.is_passed else "not passed") if context["is_told"] else "no result"
    return f"{words}, waits for {context['waiting_number']}" if context["waiting_number"] else words


@verb("marks")
def mark(world: World, who: str, value: str) -> str:
    """'Anna 1=32 2=11': points of the two criteria of Anna's first and second open answer, by the form of the queue.

    'left': what waits afterwards on the page; 'done' when the review is finished; 'refused' when the form says why.
    """
    owner, *marks = value.split()
    attempt = latest(world, owner)
    response = world.client(who).post(reverse("reviews:attempt", args=[attempt.pk]), _form(attempt, marks))
    if response.status_code == 404:
        return "404"
    if response.status_code == 200 and response.context["form"].errors:
        return "refused"
    return "done" if latest(world, owner).review == Attempt.Review.DONE else "left"


@verb("service marks")
def service_mark(world: World, who: str, value: str) -> str:
    """'Anna 1=32': past the form, to show why the service refuses; the number of reviews kept."""
    owner, given = value.split()
    number, points = given.split("=")
    item = open_items(latest(world, owner))[int(number) - 1]
    scores = {name: int(one) for name, one in zip(POINTS, points, strict=False)}
    review_item(reviewer=world.person(who), item=item, scores=scores)
    return str(ItemReview.objects.filter(item__attempt__enrolment=enrolment(world, owner)).count())


@verb("queue")
def queue(world: World, who: str, value: str) -> str:
    """How many attempts wait for this advisor."""
    return str(waiting_count(world.person(who)))


def _form(attempt: Attempt, marks: list[str]) -> dict[str, Any]:
    """One answer is saved by its own button, several by the one that saves all."""
    items, data = open_items(attempt), {}
    for number, points in (mark.split("=") for mark in marks):
        item = items[int(number) - 1]
        data |= {f"mark{item.pk}-{place}": one for place, one in enumerate(points)}
        latest_review = ItemReview.objects.filter(item=item).first()
        data |= {f"comment{item.pk}": "", f"seen{item.pk}": latest_review.pk if latest_review else 0}
    if len(marks) == 1:
        data["only"] = items[int(marks[0].split("=")[0]) - 1].pk
    return data
