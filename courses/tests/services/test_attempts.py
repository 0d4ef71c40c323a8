"""Attempts: start, answers, result. The clock is passed in."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random

import pytest

from courses.models import Answer, Attempt, Completion, Question
from courses.models.frozen import FrozenRecordError
from courses.questions import InvalidResponse
from courses.services.attempts import (
    AttemptClosed,
    NoAttemptsLeft,
    NotEnoughQuestions,
    QuizLocked,
    UnknownItem,
    close_attempt,
    close_expired_attempts,
    close_if_over,
    flag_item,
    save_answers,
    start_attempt,
)
from courses.services.questions import publish_version
from courses.tests.quiz_factories import answers, make_quiz_course, make_spec

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
BY = Attempt.ClosedBy
AFTER_THE_END = NOON + timedelta(minutes=31, seconds=1)


@pytest.fixture
def course(home_page):
    return make_quiz_course(home_page)


def start(course, now=NOON, **kwargs):
    return start_attempt(enrolment=course.enrolment, quiz=course.quiz, now=now, **kwargs)


def take(course, right, now=NOON):
    attempt = start(course, now)
    save_answers(attempt=attempt, responses=answers(attempt, right), now=now)
    return close_attempt(attempt=attempt, by=BY.PARTICIPANT, now=now + timedelta(minutes=5))


# --- start ---------------------------------------------------------------------


def test_the_server_sets_the_deadline_and_freezes_the_rules(course):
    attempt = start(course)
    assert attempt.deadline == NOON + timedelta(minutes=30)
    assert (attempt.number, attempt.cut_score, attempt.max_score) == (1, 70, 10)


def test_without_a_time_limit_there_is_no_deadline(home_page):
    assert start(make_quiz_course(home_page, time_limit=None)).deadline is None


def test_questions_and_options_are_drawn_and_stored(course):
    items = list(start(course).items.select_related("version"))
    assert [item.position for item in items] == list(range(1, 11))
    assert len({item.version_id for item in items}) == 10
    assert all(sorted(item.option_order) == ["a", "b", "c", "d"] for item in items)


def test_the_order_comes_from_the_given_chance(course):
    first = [item.option_order for item in start(course, rng=Random(7)).items.all()]
    assert len({tuple(order) for order in first}) > 1


def test_a_second_start_gives_the_open_attempt(course):
    assert start(course) == start(course)


def test_a_retake_gets_unseen_questions_first(course):
    asked = set(take(course, 0).items.values_list("version", flat=True))
    again = set(start(course).items.values_list("version", flat=True))
    everything = {question.current_version_id for question in course.questions}
    assert everything - asked <= again


def test_the_limit_of_attempts_holds(course):
    for _ in range(3):
        take(course, 0)
    with pytest.raises(NoAttemptsLeft):
        start(course)


def test_without_a_limit_one_may_always_try(home_page):
    course = make_quiz_course(home_page, attempt_limit=None)
    numbers = [take(course, 0).number for _ in range(4)]
    assert numbers == [1, 2, 3, 4]


def test_a_quiz_opens_when_its_lessons_are_read(course):
    course.enrolment.lesson_progress.first().delete()
    with pytest.raises(QuizLocked) as caught:
        start(course)
    assert caught.value.lock.lessons_left == 1


def test_a_draft_is_not_drawn_and_too_few_questions_are_refused(course):
    Question.objects.filter(pk__in=[question.pk for question in course.questions[:3]]).update(status="draft")
    with pytest.raises(NotEnoughQuestions):
        start(course)
    assert not Attempt.objects.exists()


# --- answers -------------------------------------------------------------------


def test_an_answer_is_added_and_never_overwritten(course):
    attempt = start(course)
    for chosen in ("b", "a", "a"):
        save_answers(attempt=attempt, responses={1: {"chosen": [chosen]}}, now=NOON)
    given = Answer.objects.filter(item__attempt=attempt).order_by("pk")
    assert [answer.response["chosen"] for answer in given] == [["b"], ["a"]]


def test_an_answer_cannot_be_changed_afterwards(course):
    attempt = start(course)
    save_answers(attempt=attempt, responses={1: {"chosen": ["b"]}}, now=NOON)
    with pytest.raises(FrozenRecordError):
        Answer.objects.get().save()


def test_an_empty_answer_is_kept_only_after_one_was_taken_back(home_page):
    attempt = start(make_quiz_course(home_page, kind="multiple_choice"))
    for chosen in ([], ["a"], []):
        save_answers(attempt=attempt, responses={1: {"chosen": chosen}}, now=NOON)
    assert [answer.response["chosen"] for answer in Answer.objects.order_by("pk")] == [["a"], []]


def test_answers_travel_through_the_minute_of_grace(course):
    attempt = start(course)
    save_answers(attempt=attempt, responses={1: {"chosen": ["a"]}}, now=attempt.deadline + timedelta(seconds=60))
    with pytest.raises(AttemptClosed):
        save_answers(attempt=attempt, responses={2: {"chosen": ["a"]}}, now=attempt.deadline + timedelta(seconds=61))
    assert Answer.objects.count() == 1


def test_a_closed_attempt_takes_nothing_in(course):
    attempt = take(course, 5)
    with pytest.raises(AttemptClosed):
        save_answers(attempt=attempt, responses={1: {"chosen": ["a"]}}, now=NOON)
    with pytest.raises(AttemptClosed):
        flag_item(attempt=attempt, position=1, is_flagged=True, now=NOON)


@pytest.mark.parametrize(
    ("responses", "error"),
    [
        ({99: {"chosen": ["a"]}}, UnknownItem),
        ({1: {"chosen": ["z"]}}, InvalidResponse),
        ({1: {"chosen": ["a", "b"]}}, InvalidResponse),
        ({1: {}}, InvalidResponse),
    ],
)
def test_forged_answers_are_refused_as_a_whole(course, responses, error):
    attempt = start(course)
    with pytest.raises(error):
        save_answers(attempt=attempt, responses={2: {"chosen": ["a"]}, **responses}, now=NOON)
    assert not Answer.objects.exists()


def test_a_question_is_flagged_and_unflagged(course):
    attempt = start(course)
    flag_item(attempt=attempt, position=3, is_flagged=True, now=NOON)
    assert attempt.items.get(is_flagged=True).position == 3
    flag_item(attempt=attempt, position=3, is_flagged=False, now=NOON)
    assert not attempt.items.filter(is_flagged=True).exists()
    with pytest.raises(UnknownItem):
        flag_item(attempt=attempt, position=77, is_flagged=True, now=NOON)


# --- result --------------------------------------------------------------------


@pytest.mark.parametrize(("right", "passed"), [(10, True), (7, True), (6, False), (0, False)])
def test_the_cut_score_decides(course, right, passed):
    attempt = take(course, right)
    assert (attempt.score, attempt.is_passed, attempt.closed_by) == (right, passed, BY.PARTICIPANT)


def test_points_stand_on_every_item(course):
    points = list(take(course, 3).items.values_list("points", flat=True))
    assert points == [Decimal(1)] * 3 + [Decimal(0)] * 7


def test_the_last_answer_counts(course):
    attempt = start(course)
    save_answers(attempt=attempt, responses=answers(attempt, 10), now=NOON)
    save_answers(attempt=attempt, responses={1: {"chosen": ["b"]}}, now=NOON)
    assert close_attempt(attempt=attempt, by=BY.PARTICIPANT, now=NOON).score == 9


def test_a_share_of_the_points_counts(home_page):
    attempt = start(make_quiz_course(home_page, kind="multiple_choice"))
    publish_version(
        question=attempt.items.first().version.question,
        kind="multiple_choice",
        spec=make_spec("multiple_choice", key="b"),
    )
    save_answers(attempt=attempt, responses={1: {"chosen": ["a"]}, 2: {"chosen": ["a", "b"]}}, now=NOON)
    attempt = close_attempt(attempt=attempt, by=BY.PARTICIPANT, now=NOON)
    assert attempt.score == 1, "the version that was asked is graded, not the newest one"


def test_closing_twice_keeps_the_first_result(course):
    first = take(course, 8)
    again = close_attempt(attempt=first, by=BY.DEADLINE, now=AFTER_THE_END)
    assert (again.closed_at, again.closed_by, again.score) == (first.closed_at, BY.PARTICIPANT, 8)


def test_a_late_hand_in_is_closed_by_the_deadline(course):
    attempt = start(course)
    save_answers(attempt=attempt, responses=answers(attempt, 7), now=NOON)
    attempt = close_attempt(attempt=attempt, by=BY.PARTICIPANT, now=AFTER_THE_END)
    assert (attempt.closed_by, attempt.score, attempt.is_passed) == (BY.DEADLINE, 7, True)


def test_reading_after_the_end_closes_and_before_it_does_not(course):
    attempt = start(course)
    assert close_if_over(attempt=attempt, now=attempt.deadline).closed_at is None
    assert close_if_over(attempt=attempt, now=AFTER_THE_END).closed_by == BY.DEADLINE


def test_the_periodic_task_closes_only_what_is_over(course):
    attempt = start(course)
    assert close_expired_attempts(now=attempt.deadline + timedelta(seconds=60)) == 0
    assert close_expired_attempts(now=AFTER_THE_END) == 1
    assert close_expired_attempts(now=AFTER_THE_END) == 0


def test_an_expired_attempt_comes_back_at_a_start_so_that_its_result_is_seen(course):
    attempt = start(course)
    assert start(course, now=AFTER_THE_END) == attempt


def test_a_passed_test_completes_the_course(course):
    take(course, 6)
    assert not Completion.objects.exists()
    take(course, 7)
    assert Completion.objects.get().enrolment == course.enrolment
