"""Two people at once are one person in two tabs: real connections, so PostgreSQL only."""

from threading import Barrier, Thread
from types import NoneType

import pytest
from django.db import connection

from accounts.tests.factories import UserFactory
from courses.models import Answer, Attempt, Completion, ExtraTime
from courses.services.attempts import AttemptClosed, NoAttemptsLeft, close_attempt, save_answers, start_attempt
from courses.services.extra_time import grant_extra_time
from courses.tests.quiz_factories import answers, make_quiz_course

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def at_once(*jobs):
    """Runs every job in a thread and a connection of its own, all from the same moment; gives results or errors."""
    barrier, outcomes = Barrier(len(jobs)), [None] * len(jobs)

    def run(place, job):
        try:
            barrier.wait(timeout=30)
            outcomes[place] = job()
        except Exception as error:
            outcomes[place] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return outcomes


@pytest.fixture
def course(home_page):
    return make_quiz_course(home_page)


def test_two_hand_ins_make_one_result_and_one_completion(course):
    attempt = start_attempt(enrolment=course.enrolment, quiz=course.quiz)
    save_answers(attempt=attempt, responses=answers(attempt, 8))
    closed = at_once(*[lambda: close_attempt(attempt=attempt, by=Attempt.ClosedBy.PARTICIPANT)] * 4)
    assert {(result.closed_at, result.score) for result in closed} == {(closed[0].closed_at, 8)}
    assert Completion.objects.count() == 1


def test_two_starts_make_one_attempt(course):
    started = at_once(*[lambda: start_attempt(enrolment=course.enrolment, quiz=course.quiz)] * 4)
    assert len({attempt.pk for attempt in started}) == 1
    assert Attempt.objects.get().items.count() == 10


def test_the_same_answer_from_two_tabs_is_added_once(course):
    attempt = start_attempt(enrolment=course.enrolment, quiz=course.quiz)
    at_once(*[lambda: save_answers(attempt=attempt, responses={1: {"chosen": ["a"]}})] * 6)
    assert Answer.objects.count() == 1


def test_no_answer_slips_in_behind_the_result(course):
    attempt = start_attempt(enrolment=course.enrolment, quiz=course.quiz)
    save, _closed = at_once(
        lambda: save_answers(attempt=attempt, responses={1: {"chosen": ["a"]}}),
        lambda: close_attempt(attempt=attempt, by=Attempt.ClosedBy.PARTICIPANT),
    )
    attempt.refresh_from_db()
    is_saved = not isinstance(save, AttemptClosed)
    assert (Answer.objects.count(), attempt.score) == ((1, 1) if is_saved else (0, 0))


def test_fifty_autosaves_and_submits_make_one_result_and_lose_no_acknowledged_answer(course):
    """Each save chooses anew for its own question; whoever hands in, the result counts what was acknowledged."""
    attempt = start_attempt(enrolment=course.enrolment, quiz=course.quiz)

    def save(position):
        return lambda: save_answers(attempt=attempt, responses={position: {"chosen": ["a"]}})

    def submit():
        return close_attempt(attempt=attempt, by=Attempt.ClosedBy.PARTICIPANT)

    jobs = [submit if place % 10 == 9 else save(place % 10 + 1) for place in range(50)]
    outcomes = at_once(*jobs)
    saves = [(place % 10 + 1, came) for place, came in enumerate(outcomes) if place % 10 != 9]
    closed = {(came.closed_at, came.score) for place, came in enumerate(outcomes) if place % 10 == 9}
    acknowledged = {position for position, came in saves if isinstance(came, Attempt)}
    assert {type(came) for _position, came in saves} <= {Attempt, AttemptClosed}
    assert len(closed) == 1
    attempt.refresh_from_db()
    answered = Answer.objects.filter(item__attempt=attempt)
    assert set(answered.values_list("item__position", flat=True)) == acknowledged
    assert answered.count() == len(acknowledged) == attempt.score


def test_a_limit_of_three_attempts_under_twenty_starts_gives_exactly_three(course):
    def start_and_close():
        for _ in range(3):
            attempt = start_attempt(enrolment=course.enrolment, quiz=course.quiz)
            close_attempt(attempt=attempt, by=Attempt.ClosedBy.PARTICIPANT)

    outcomes = at_once(*[start_and_close] * 20)
    assert {type(outcome) for outcome in outcomes} <= {NoneType, NoAttemptsLeft}
    assert sorted(Attempt.objects.closed().values_list("number", flat=True)) == [1, 2, 3]
    assert not Attempt.objects.open().exists()


def test_extra_time_granted_while_people_start_reaches_the_attempt(course):
    coordinator = UserFactory()
    started, granted = at_once(
        lambda: start_attempt(enrolment=course.enrolment, quiz=course.quiz),
        lambda: grant_extra_time(enrolment=course.enrolment, by=coordinator, note="decyzja", minutes=10),
    )
    assert isinstance(granted, ExtraTime)
    started.refresh_from_db()
    assert started.extra_minutes == 10
