"""The advisors' queue over HTTP: who comes in, what waits, marking."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from courses.models import Attempt, ItemReview
from courses.services.attempts.review import review_item
from organisations.tests.factories import CommuneFactory, OrganisationFactory

from .factories import EnrolmentFactory, read_lessons
from .review_factories import FULL, hand_in, make_advisor, make_review_course, open_item, open_items

pytestmark = pytest.mark.django_db
QUEUE = "/oceny/"


@pytest.fixture
def course(home_page):
    return make_review_course(home_page)


@pytest.fixture
def advisor(client):
    found = make_advisor(first_name="Anna", last_name="Nowak", has_second_factor=True)
    client.force_login(found)
    return client


def page(attempt):
    return reverse("reviews:attempt", args=[attempt.pk])


def posted(*items, scores=(3, 3), **extra):
    """What the page sends when these items have marks."""
    data = {}
    for item in items:
        data |= {f"mark{item.pk}-{number}": points for number, points in enumerate(scores)}
        data |= {f"comment{item.pk}": "Dobrze.", f"seen{item.pk}": 0}
    return {**data, **extra}


def enrolled(course):
    enrolment = EnrolmentFactory(course=course.tree.course)
    read_lessons(enrolment, course.tree.lessons[0])
    return enrolment


# --- who comes in --------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.ADVISOR, 200),
        (Role.COORDINATOR, 200),
        (Role.PARTICIPANT, 404),
        (Role.EDITOR, 404),
        (Role.RECRUITER, 404),
        (None, 404),
    ],
)
def test_the_queue_is_for_advisors_and_coordinators(client, course, role, status):
    attempt = hand_in(course)
    client.force_login(UserFactory(role=role, has_second_factor=True))
    assert [client.get(address).status_code for address in (QUEUE, page(attempt))] == [status, status]
    assert client.post(page(attempt), posted(open_item(attempt))).status_code == (302 if status == 200 else 404)
    assert ItemReview.objects.exists() == (status == 200)


def test_a_visitor_signs_in_and_staff_set_up_the_second_factor(client, course):
    assert client.get(QUEUE).url == f"{reverse('account_login')}?next={QUEUE}"
    client.force_login(UserFactory(role=Role.ADVISOR))
    assert client.get(QUEUE).status_code == 302


def test_what_nobody_reads_and_ones_own_answers_are_404(client, course):
    blank = hand_in(course, text="")
    client.force_login(make_advisor(has_second_factor=True))
    assert client.get(page(blank)).status_code == 404
    own = UserFactory(role=Role.ADVISOR, has_second_factor=True)
    enrolment = EnrolmentFactory(course=course.tree.course, participant=own)
    read_lessons(enrolment, course.tree.lessons[0])
    mine = hand_in(course, enrolment=enrolment)
    client.force_login(own)
    assert client.get(page(mine)).status_code == 404
    assert client.get(QUEUE).context["waiting"] == 0


# --- the list --------------------------------------------------------------------


def test_the_queue_begins_with_those_who_wait_longest(advisor, course):
    newer = hand_in(course)
    older = hand_in(course, enrolment=enrolled(course))
    Attempt.objects.filter(pk=older.pk).update(closed_at=timezone.now() - timedelta(days=40))
    rows = advisor.get(QUEUE).context["page_obj"].object_list
    assert [row.attempt.pk for row in rows] == [older.pk, newer.pk]
    assert rows[0].days > 20
    assert (rows[0].read, rows[0].total) == (0, 1)


def test_days_are_working_days(course):
    from courses.queries.reviews import waiting_days

    friday = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)  # Saturday in Warsaw
    attempt = Attempt(closed_at=friday)
    assert waiting_days(attempt, datetime(2026, 11, 24).date()) == 2


def test_the_queue_is_narrowed_by_voivodeship_and_test(advisor, course):
    here, there = hand_in(course), hand_in(course, enrolment=enrolled(course))
    for attempt, name in ((here, "opolskie"), (there, "lubelskie")):
        CommuneFactory(level="woj", name=name.upper(), key=name[:2], kind="województwo", voivodeship=name)
        unit = OrganisationFactory(seat=CommuneFactory(voivodeship=name))
        attempt.enrolment.participant.memberships.create(organisation=unit, is_main=True)

    def found(query):
        return [row.attempt.pk for row in advisor.get(f"{QUEUE}?{query}").context["page_obj"].object_list]

    assert found("wojewodztwo=opolskie") == [here.pk]
    assert set(found(f"test={course.quiz.pk}")) == {here.pk, there.pk}
    assert set(found("wojewodztwo=nibylandia&test=x")) == {here.pk, there.pk}


def test_what_is_done_stands_on_its_own_list_with_the_reviewer(advisor, course):
    attempt = hand_in(course)
    review_item(reviewer=make_advisor(first_name="Jan", last_name="Lis"), item=open_item(attempt), scores=FULL)
    assert not advisor.get(QUEUE).context["page_obj"].object_list
    (row,) = advisor.get(f"{QUEUE}?stan=ocenione").context["page_obj"].object_list
    assert (row.attempt.pk, row.reviewer) == (attempt.pk, "Jan Lis")


@pytest.mark.parametrize("query", ["", "?stan=ocenione"])
def test_the_queue_costs_the_same_with_3_and_30_rows(advisor, course, query_count, query, monkeypatch):
    monkeypatch.setattr("courses.queries.reviews.PAGE", 50)
    reviewer = make_advisor()

    def add(number):
        for _ in range(number):
            attempt = hand_in(course, enrolment=enrolled(course))
            if query:
                review_item(reviewer=reviewer, item=open_item(attempt), scores=FULL)

    add(3)
    few = query_count(lambda: advisor.get(QUEUE + query))
    add(27)
    assert query_count(lambda: advisor.get(QUEUE + query)) == few <= 14


# --- marking ---------------------------------------------------------------------


def test_the_page_shows_the_answer_the_levels_and_the_model_answer(advisor, course):
    text = advisor.get(page(hand_in(course))).text
    assert "Rodziny z dziećmi, bo" in text.replace("\xa0", " ")
    assert "2 – z danymi" in text
    assert "Wzorcowo: rodziny z dziećmi." in text.replace("\xa0", " ")


def test_saving_makes_the_result_and_leads_back_to_the_queue(advisor, course):
    attempt = hand_in(course)
    response = advisor.post(page(attempt), posted(open_item(attempt)))
    assert response.url == QUEUE
    review = ItemReview.objects.get()
    assert (review.scores, review.comment) == (FULL, "Dobrze.")
    assert Attempt.objects.get().review == Attempt.Review.DONE


def test_a_missing_mark_is_said_and_nothing_typed_is_lost(advisor, course):
    attempt, item = (found := hand_in(course)), open_item(found)
    response = advisor.post(page(attempt), posted(item, scores=(2,)))
    form = response.context["form"]
    assert list(form.errors) == [f"mark{item.pk}-1"]
    assert (form[f"mark{item.pk}-0"].value(), form[f"comment{item.pk}"].value()) == ("2", "Dobrze.")
    assert "Uzasadnienie" in form.errors[f"mark{item.pk}-1"][0]
    assert not ItemReview.objects.exists()


def test_one_answer_is_saved_and_what_is_typed_for_the_other_stays(advisor, home_page):
    attempt = hand_in(make_review_course(home_page, opens=2))
    first, second = open_items(attempt)
    half = {f"mark{second.pk}-0": 1, f"comment{second.pk}": "Jeszcze czytam."}
    response = advisor.post(page(attempt), {**posted(first), **half, "only": first.pk})
    assert ItemReview.objects.get().item == first
    form = response.context["form"]
    assert not form.is_bound
    assert str(form[f"mark{second.pk}-0"].value()) == "1"
    assert form[f"comment{second.pk}"].value() == "Jeszcze czytam."


def test_one_answer_is_saved_and_the_page_comes_anew_when_nothing_else_is_typed(advisor, home_page):
    attempt = hand_in(make_review_course(home_page, opens=2))
    first, _second = open_items(attempt)
    response = advisor.post(page(attempt), {**posted(first), "only": first.pk})
    assert response.url == page(attempt)
    assert advisor.get(page(attempt)).context["form"][f"mark{first.pk}-1"].value() == 3


def test_saving_everything_asks_for_every_mark(advisor, home_page):
    attempt = hand_in(make_review_course(home_page, opens=2))
    first, second = open_items(attempt)
    response = advisor.post(page(attempt), posted(first))
    assert set(response.context["form"].errors) == {f"mark{second.pk}-0", f"mark{second.pk}-1"}
    assert not ItemReview.objects.exists()


def test_marks_given_meanwhile_are_shown_and_may_then_be_replaced(advisor, course):
    attempt, item = (found := hand_in(course)), open_item(found)
    review_item(reviewer=make_advisor(first_name="Jan", last_name="Lis"), item=item, scores={"who": 0, "why": 0})
    form = advisor.post(page(attempt), posted(item)).context["form"]
    assert "Jan Lis" in form.non_field_errors()[0]
    assert form[f"mark{item.pk}-0"].value() == "3"
    again = {**posted(item), f"seen{item.pk}": form[f"seen{item.pk}"].value()}
    assert advisor.post(page(attempt), again).status_code == 302
    assert ItemReview.objects.first().scores == FULL


def test_a_correction_that_would_take_a_pass_is_refused_in_words(advisor, home_page):
    attempt = hand_in(make_review_course(home_page, cut_score=80))
    item = open_item(attempt)
    advisor.post(page(attempt), posted(item))
    lower = {**posted(item, scores=(0, 0)), f"seen{item.pk}": ItemReview.objects.get().pk}
    assert advisor.post(page(attempt), lower).context["form"].non_field_errors()
    assert ItemReview.objects.count() == 1


@pytest.mark.parametrize("marks", [("9", "1"), ("a", "1"), ("-1", "1")])
def test_a_forged_mark_is_refused(advisor, course, marks):
    attempt, item = (found := hand_in(course)), open_item(found)
    assert advisor.post(page(attempt), posted(item, scores=marks)).status_code == 200
    assert not ItemReview.objects.exists()


def test_the_page_costs_the_same_with_3_and_30_answers(advisor, home_page, query_count):
    def cost(opens):
        attempt = hand_in(make_review_course(home_page, opens=opens))
        return query_count(lambda: advisor.get(page(attempt)))

    assert cost(3) == cost(30) <= 14


# --- the participant ----------------------------------------------------------------


def result_of(client, course, attempt):
    client.force_login(course.participant)
    return client.get(reverse("courses:attempt_result", args=[attempt.pk]))


def test_with_review_first_the_result_page_tells_what_waits_and_nothing_else(client, home_page):
    course = make_review_course(home_page, is_review_first=True)
    response = result_of(client, course, hand_in(course, choice="b"))
    context, text = response.context, response.text.replace("\xa0", " ")
    assert (context["is_told"], context["waiting_number"], len(context["waiting"])) == (False, 1, 2)
    assert (context["scores"], context["to_mend"], context["full"]) == ([], [], [])
    assert "Rodziny z dziećmi, bo" in text
    assert "Odpowiedź b" in text
    assert "Uwaga b" not in text
    assert "is-wrong" not in text
    assert "Odpowiedź a" not in text


def test_otherwise_the_automatic_result_stands_and_is_marked_as_provisional(client, course):
    context = result_of(client, course, hand_in(course)).context
    assert (context["is_told"], len(context["waiting"]), len(context["full"])) == (True, 1, 1)


def test_marks_given_before_the_last_answer_is_read_are_not_shown(client, home_page):
    course = make_review_course(home_page, opens=2)
    attempt = hand_in(course)
    review_item(reviewer=make_advisor(), item=open_items(attempt)[0], scores=FULL, comment="Tajne jeszcze.")
    response = result_of(client, course, attempt)
    assert response.context["waiting_number"] == 2
    assert "Tajne" not in response.text


def test_after_the_review_criteria_levels_and_words_are_shown_and_the_model_answer_is_not(client, course):
    attempt = hand_in(course)
    item = open_item(attempt)
    review_item(reviewer=make_advisor(), item=item, scores={"who": 1, "why": 2}, comment="Podaj **źródło**.")
    response = result_of(client, course, attempt)
    text = response.text.replace("\xa0", " ")
    (read,) = [review for review in response.context["to_mend"] if review.is_read]
    assert [row.feedback for row in read.rows[1:]] == ["ogólnie", "z danymi"]
    assert "Podaj <strong>źródło</strong>." in text
    assert "Wzorcowo" not in text


def test_an_open_part_of_a_case_stands_under_its_question(client, home_page):
    course = make_review_course(home_page, kind="case_study")
    attempt = hand_in(course)
    review_item(reviewer=make_advisor(), item=open_item(attempt), scores={"say/who": 3, "say/why": 3})
    (case,) = [review for review in result_of(client, course, attempt).context["full"] if review.is_read]
    assert [row.group for row in case.rows] == ["Od czego zacząć?"] * 2 + ["Napisz cel."] * 3


@pytest.mark.parametrize("is_review_first", [True, False])
def test_no_page_falls_over_an_attempt_that_waits(client, home_page, is_review_first):
    course = make_review_course(home_page, is_review_first=is_review_first)
    attempt = hand_in(course, choice="")
    client.force_login(course.participant)
    lesson, module = course.tree.lessons[0][0], course.tree.modules[0]
    pages = [course.quiz.url, "/moje/", lesson.url, module.url, course.tree.course.url]
    pages += [reverse("advising:ask") + f"?wynik={attempt.pk}", reverse("courses:attempt_result", args=[attempt.pk])]
    assert [client.get(page).status_code for page in pages] == [200] * len(pages)
