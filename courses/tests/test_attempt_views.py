"""The way through a test over HTTP, as a browser without JavaScript takes it."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.tests.factories import UserFactory
from courses.models import Answer, Attempt, AttemptItem
from courses.services.attempts import close_attempt, save_answers, start_attempt
from courses.tests.quiz_factories import answers, make_quiz_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(home_page):
    return make_quiz_course(home_page)


@pytest.fixture
def participant(client, course):
    client.force_login(course.participant)
    return client


@pytest.fixture
def attempt(course):
    return start_attempt(enrolment=course.enrolment, quiz=course.quiz)


def address(name, attempt, *args):
    return reverse(f"courses:{name}", args=[attempt.pk, *args])


def page(attempt, number=1):
    return address("attempt_page", attempt, number)


def sheet(position, chosen, **extra):
    return {"item": position, f"a{position}": chosen, "go": position + 1, **extra}


def expire(attempt):
    Attempt.objects.filter(pk=attempt.pk).update(deadline=timezone.now() - timedelta(minutes=2))


# --- start ---------------------------------------------------------------------


def test_a_start_leads_to_the_first_question(participant, course):
    response = participant.post(reverse("courses:start_attempt", args=[course.quiz.pk]))
    assert response.url == page(Attempt.objects.get())


def test_pressing_start_twice_makes_one_attempt(participant, course):
    for _ in range(2):
        participant.post(reverse("courses:start_attempt", args=[course.quiz.pk]))
    assert Attempt.objects.count() == 1


def test_a_get_starts_nothing(participant, course):
    response = participant.get(reverse("courses:start_attempt", args=[course.quiz.pk]))
    assert response.url == course.quiz.url
    assert not Attempt.objects.exists()


def test_a_locked_quiz_sends_back_to_its_page_which_says_why(participant, course):
    course.enrolment.lesson_progress.all().delete()
    response = participant.post(reverse("courses:start_attempt", args=[course.quiz.pk]), follow=True)
    assert not Attempt.objects.exists()
    assert response.context["lock_reason"]


def test_a_quiz_without_questions_says_so(participant, course):
    course.quiz.sections.update(count=50)
    response = participant.post(reverse("courses:start_attempt", args=[course.quiz.pk]), follow=True)
    assert [str(message) for message in response.context["messages"]]
    assert not Attempt.objects.exists()


def test_a_person_who_is_not_enrolled_starts_nothing(client, course):
    client.force_login(UserFactory())
    response = client.post(reverse("courses:start_attempt", args=[course.quiz.pk]))
    assert response.url == course.quiz.url
    assert not Attempt.objects.exists()


# --- who may see it ---------------------------------------------------------------

ADDRESSES = ["attempt", "attempt_summary", "attempt_submit", "attempt_result"]


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_attempt_of_someone_else_does_not_exist(client, attempt, method):
    client.force_login(UserFactory())
    for where in [page(attempt), *(address(name, attempt) for name in ADDRESSES)]:
        assert getattr(client, method)(where, sheet(1, "a")).status_code == 404
    assert not Answer.objects.exists()
    assert not Attempt.objects.closed().exists()


def test_a_visitor_signs_in_and_returns_to_the_same_question(client, attempt):
    response = client.get(page(attempt, 4))
    assert response.url == f"{reverse('account_login')}?next={page(attempt, 4)}"
    response = client.post(page(attempt, 4), sheet(4, "a"))
    assert response.url == f"{reverse('account_login')}?next={page(attempt, 4)}"


def test_an_unknown_attempt_is_404(participant):
    assert participant.get(reverse("courses:attempt", args=[uuid.uuid4()])).status_code == 404


# --- answers ----------------------------------------------------------------------


def test_saving_keeps_the_answer_and_goes_on(participant, attempt):
    response = participant.post(page(attempt), sheet(1, "b"))
    assert response.url == page(attempt, 2)
    assert Answer.objects.get().response == {"chosen": ["b"]}


def test_what_was_saved_is_shown_as_chosen(participant, attempt):
    save_answers(attempt=attempt, responses={1: {"chosen": ["b"]}})
    question = participant.get(page(attempt)).context["sheet"].first
    assert [option["id"] for option in question.widget["options"] if option["is_chosen"]] == ["b"]


def test_options_stand_in_the_order_of_the_attempt(participant, attempt):
    question = participant.get(page(attempt)).context["sheet"].first
    assert [option["id"] for option in question.widget["options"]] == attempt.items.get(position=1).option_order


def test_a_flag_is_set_and_taken_off(participant, attempt):
    participant.post(page(attempt), sheet(1, "b", flag=1))
    assert AttemptItem.objects.get(is_flagged=True).position == 1
    participant.post(page(attempt), sheet(1, "b"))
    assert not AttemptItem.objects.filter(is_flagged=True).exists()


@pytest.mark.parametrize(("go", "leads"), [("summary", "attempt_summary"), ("7", "attempt_page")])
def test_any_button_saves_first(participant, attempt, go, leads):
    response = participant.post(page(attempt), {**sheet(1, "c"), "go": go})
    expected = address(leads, attempt) if go == "summary" else page(attempt, 7)
    assert response.url == expected
    assert Answer.objects.count() == 1


def test_several_questions_on_a_page_are_saved_together(participant, course, attempt):
    course.quiz.questions_per_page = 5
    course.quiz.save()
    response = participant.post(page(attempt), {"item": [1, 2, 3], "a1": "a", "a3": "b", "go": 6})
    assert response.url == f"{page(attempt, 2)}#pytanie-6"
    assert set(Answer.objects.values_list("item__position", flat=True)) == {1, 3}


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (sheet(99, "a"), 404),
        ({"item": "x"}, 404),
        ({"item": "1", "flag": "-4"}, 404),
        (sheet(1, "z"), 400),
        ({"item": 1, "a1": ["a", "b"]}, 400),
    ],
)
def test_forged_input_changes_nothing(participant, attempt, data, status):
    assert participant.post(page(attempt), data).status_code == status
    assert not Answer.objects.exists()


def test_an_item_of_another_attempt_cannot_be_reached(participant, attempt):
    participant.post(page(attempt), {"item": 1, "a1": "a", "a2": "a"})
    assert list(Answer.objects.values_list("item__position", flat=True)) == [1]


@pytest.mark.parametrize("number", [0, 11, 999])
def test_a_page_that_is_not_there_is_404(participant, attempt, number):
    assert participant.get(page(attempt, number)).status_code == 404


def test_resuming_leads_to_the_first_question_without_an_answer(participant, attempt):
    save_answers(attempt=attempt, responses={1: {"chosen": ["a"]}, 2: {"chosen": ["a"]}})
    assert participant.get(address("attempt", attempt)).url == page(attempt, 3)


# --- autosave ----------------------------------------------------------------------


def autosave(client, attempt, data):
    return client.post(page(attempt), data, headers={"X-Requested-With": "fetch"})


def test_autosave_answers_with_the_time(participant, attempt):
    response = autosave(participant, attempt, sheet(1, "a"))
    assert response.status_code == 200
    assert len(response.json()["saved_at"]) == 5
    assert Answer.objects.count() == 1


def test_autosave_after_the_end_says_so_and_leads_to_the_result(participant, attempt):
    expire(attempt)
    response = autosave(participant, attempt, sheet(1, "a"))
    assert (response.status_code, response.json()["redirect"]) == (409, address("attempt_result", attempt))
    assert response.json()["message"]
    assert not Answer.objects.exists()


# --- the end ------------------------------------------------------------------------


def test_the_summary_lists_what_is_missing(participant, attempt):
    save_answers(attempt=attempt, responses=answers(attempt, 10))
    AttemptItem.objects.filter(position__in=[3]).update(is_flagged=True)
    Answer.objects.filter(item__position__in=[4, 9]).delete()
    context = participant.get(address("attempt_summary", attempt)).context
    assert [entry.position for entry in context["unanswered"]] == [4, 9]
    assert [entry.position for entry in context["flagged"]] == [3]


def test_handing_in_closes_and_shows_the_result(participant, attempt):
    save_answers(attempt=attempt, responses=answers(attempt, 8))
    response = participant.post(address("attempt_submit", attempt), follow=True)
    assert response.redirect_chain[-1][0] == address("attempt_result", attempt)
    assert (response.context["attempt"].score, response.context["attempt"].is_passed) == (8, True)
    assert len(response.context["to_mend"]) == 2


def test_a_get_of_the_hand_in_address_asks_first(participant, attempt):
    assert participant.get(address("attempt_submit", attempt)).url == address("attempt_summary", attempt)
    assert not Attempt.objects.closed().exists()


@pytest.mark.parametrize("name", ["attempt", "attempt_summary"])
def test_a_closed_attempt_leads_to_its_result(participant, attempt, name):
    close_attempt(attempt=attempt, by=Attempt.ClosedBy.PARTICIPANT)
    assert participant.get(address(name, attempt)).url == address("attempt_result", attempt)
    assert participant.get(page(attempt)).url == address("attempt_result", attempt)
    assert participant.post(page(attempt), sheet(1, "a")).url == address("attempt_result", attempt)


def test_an_open_attempt_has_no_result_yet(participant, attempt):
    assert participant.get(address("attempt_result", attempt)).url == address("attempt", attempt)


@pytest.mark.parametrize("name", ["attempt", "attempt_summary", "attempt_result"])
def test_a_read_after_the_deadline_closes_the_attempt(participant, attempt, name):
    save_answers(attempt=attempt, responses=answers(attempt, 9))
    expire(attempt)
    response = participant.get(address(name, attempt), follow=True)
    assert response.context["attempt"].closed_by == Attempt.ClosedBy.DEADLINE
    assert (response.context["attempt"].score, response.context["is_late"]) == (9, True)


def test_the_page_of_the_quiz_leads_from_an_expired_attempt_to_its_result(participant, course, attempt):
    expire(attempt)
    response = participant.get(course.quiz.url)
    assert (response.context["is_over"], response.context["may_start"]) == (True, False)
    assert address("attempt", attempt) in response.text


def test_the_result_links_to_the_section_and_scores_each_lesson(participant, course, attempt):
    save_answers(attempt=attempt, responses=answers(attempt, 9))
    close_attempt(attempt=attempt, by=Attempt.ClosedBy.PARTICIPANT)
    context = participant.get(address("attempt_result", attempt)).context
    lesson = course.tree.lessons[0][0]
    assert context["to_mend"][0].section.url == f"{lesson.url}#pytanie"
    assert [(score.title, score.points) for score in context["scores"]] == [(lesson.title, 9)]


def test_a_result_outlives_the_course_on_the_site(participant, course, attempt):
    save_answers(attempt=attempt, responses=answers(attempt, 9))
    close_attempt(attempt=attempt, by=Attempt.ClosedBy.PARTICIPANT)
    course.tree.course.unpublish()
    assert participant.get(address("attempt_result", attempt)).status_code == 200


# --- the page of the quiz --------------------------------------------------------------


def test_the_page_of_the_quiz_knows_its_reader(client, course):
    assert not client.get(course.quiz.url).context["may_start"]
    client.force_login(UserFactory())
    assert not client.get(course.quiz.url).context["is_enrolled"]
    client.force_login(course.participant)
    assert client.get(course.quiz.url).context["may_start"]


def test_the_page_of_the_quiz_offers_to_go_on(participant, course, attempt):
    response = participant.get(course.quiz.url)
    assert not response.context["may_start"]
    assert address("attempt", attempt) in response.text


def test_no_attempts_left_is_said(participant, course):
    course.quiz.attempt_limit = 1
    course.quiz.save()
    start = start_attempt(enrolment=course.enrolment, quiz=course.quiz)
    close_attempt(attempt=start, by=Attempt.ClosedBy.PARTICIPANT)
    context = participant.get(course.quiz.url).context
    assert (context["may_start"], context["attempts_left"]) == (False, 0)
