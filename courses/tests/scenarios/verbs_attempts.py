"""Verbs of attempts: they go through the views, as a browser does; `tick` and `service …` go the other ways in."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from courses.models import Answer, Attempt, Enrolment, QuizPage
from courses.services.attempts import close_expired_attempts, start_attempt
from courses.tests.factories import EnrolmentFactory, read_lessons
from courses.tests.quiz_factories import make_quiz_course

from .world import World, pairs, verb

NUMBERS = {
    "questions": "questions",
    "bank": "bank",
    "limit": "time_limit",
    "attempts": "attempt_limit",
    "pause": "pause_minutes",
    "per_page": "questions_per_page",
    "cut": "cut_score",
}


@verb("course")
def make(world: World, who: str, value: str) -> None:
    """questions=10 bank=12 limit=30|none attempts=3|none pause=60 per_page=1 cut=70: every key is "a"; read lessons.

    The bank holds `bank` questions of one competence; `who` is enrolled.
    """
    given = {NUMBERS[name]: None if number == "none" else int(number) for name, number in pairs(value).items()}
    world.course = make_quiz_course(world.home, **given)
    world.name(who, world.course.participant)


@verb("enrols")
def enrol(world: World, who: str, value: str) -> None:
    enrolment = EnrolmentFactory(participant=world.person(who), course=world.course.tree.course)
    read_lessons(enrolment, world.course.tree.lessons[0])


@verb("starts")
def start(world: World, who: str, value: str) -> str:
    """The number of the attempt; presses the button of the page of the quiz. "page of the test" when refused."""
    response = world.client(who, value).post(reverse("courses:start_attempt", args=[quiz(world).pk]))
    return f"attempt {latest(world, who).number}" if "/pytania/" in response.url else "page of the test"


@verb("service starts")
def service_start(world: World, who: str, value: str) -> str:
    """As "starts", past the view: shows why the service refuses."""
    return f"attempt {start_attempt(enrolment=enrolment(world, who), quiz=quiz(world)).number}"


@verb("deadline")
def deadline(world: World, who: str, value: str) -> str:
    until = latest(world, who).deadline
    return timezone.localtime(until).strftime("%H:%M:%S") if until else "none"


@verb("saves")
def autosave(world: World, who: str, value: str) -> str:
    """'1=a 2=b' as the script sends it; 'tab:2 1=a' from a second tab, 'flag:1' marks question 1."""
    response = post(world, who, value, headers={"X-Requested-With": "fetch"})
    return {200: "saved", 409: "closed"}.get(response.status_code, str(response.status_code))


@verb("sends")
def send(world: World, who: str, value: str) -> str:
    """As "saves", by a button of the page, without a script: where it leads."""
    response = post(world, who, value)
    return place(response) if response.status_code == 302 else str(response.status_code)


@verb("saves for")
def save_for(world: World, who: str, value: str) -> str:
    """'Ewa 1=a': into the attempt of someone else."""
    owner, _, rest = value.partition(" ")
    response = post(world, who, rest, of=owner, headers={"X-Requested-With": "fetch"})
    return str(response.status_code)


@verb("opens")
def open_page(world: World, who: str, value: str) -> str:
    """The latest attempt: 'question 4', or where it leads."""
    return place(world.client(who).get(reverse("courses:attempt", args=[latest(world, who).pk])))


@verb("hands in")
def hand_in(world: World, who: str, value: str) -> str:
    """The result it leads to."""
    world.client(who, value).post(reverse("courses:attempt_submit", args=[latest(world, who).pk]))
    return result(world, who, "")


@verb("result")
def result(world: World, who: str, value: str) -> str:
    """'7/10 passed, handed in' of the latest attempt; 'open'."""
    attempt = latest(world, who)
    if not attempt.closed_at:
        return "open"
    ended = "handed in" if attempt.closed_by == Attempt.ClosedBy.PARTICIPANT else "time over"
    points = f"{attempt.score.normalize():f}/{attempt.max_score.normalize():f}"
    return f"{points} {'passed' if attempt.is_passed else 'not passed'}, {ended}"


@verb("answers")
def saved_answers(world: World, who: str, value: str) -> str:
    """What is kept of the latest attempt: '1=a 2=b'."""
    items = latest(world, who).items.with_answers()
    return " ".join(f"{item.position}={''.join(item.response['chosen'])}" for item in items if item.response)


@verb("answers given")
def answers_given(world: World, who: str, value: str) -> str:
    """How many answers were added, taken back ones too."""
    return str(Answer.objects.filter(item__attempt=latest(world, who)).count())


@verb("flags")
def flags(world: World, who: str, value: str) -> str:
    flagged = latest(world, who).items.filter(is_flagged=True).values_list("position", flat=True)
    return " ".join(str(position) for position in flagged)


@verb("task closes")
def tick(world: World, who: str, value: str) -> str:
    """How many attempts the periodic task closed."""
    return str(close_expired_attempts())


@verb("page says")
def page_says(world: World, who: str, value: str) -> str:
    """yes or no: whether the page of the test holds these words."""
    text = world.client(who).get(quiz(world).get_url()).content.decode()
    return "yes" if value in strip_tags(text).replace("\xa0", " ") else "no"


@verb("attempts")
def count(world: World, who: str, value: str) -> str:
    return str(attempts(world, who).count())


# ── what other verbs use ──


def quiz(world: World) -> QuizPage:
    return QuizPage.objects.get(pk=world.course.quiz.pk)


def enrolment(world: World, who: str) -> Enrolment:
    return Enrolment.objects.get(participant=world.person(who), course=world.course.tree.course)


def attempts(world: World, who: str) -> Any:
    return Attempt.objects.filter(enrolment__participant=world.person(who)).order_by("number")


def latest(world: World, who: str) -> Attempt:
    found = attempts(world, who).last()
    assert found, f"{who} has not started"
    return found


def post(world: World, who: str, value: str, *, of: str = "", **extra: Any) -> Any:
    words = [part.split(":" if ":" in part else "=", 1) for part in value.split()]
    tab = next((given for name, given in words if name == "tab"), "")
    answers = {name: list(given) for name, given in words if name.isdigit()}
    data = {
        "item": list(answers),
        "flag": [given for name, given in words if name == "flag"],
        **{f"a{position}": chosen for position, chosen in answers.items()},
    }
    address = reverse("courses:attempt_page", args=[latest(world, of or who).pk, 1])
    return world.client(who, tab).post(address, data, **extra)


def place(response: Any) -> str:
    """'question 4', 'summary', 'result', 'sign in'."""
    parts = response.url.split("#")[0].split("?")[0].strip("/").split("/")
    words = {"podsumowanie": "summary", "wynik": "result", "login": "sign in"}
    return f"question {parts[-1]}" if "pytania" in parts else words.get(parts[-1], response.url)
