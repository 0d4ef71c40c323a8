"""Two people at once are one person in two tabs: real connections, so PostgreSQL only."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from courses.models import Answer, Attempt, Completion
from courses.services.attempts import AttemptClosed, close_attempt, save_answers, start_attempt
from courses.tests.quiz_factories import answers, make_quiz_course

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def at_once(*jobs):
    """Runs every job in a thread and a connection of its own, all from the same moment; gives results or errors."""
    barrier, outcomes = Barrier(len(jobs)), [None] * len(jobs)

    def run(place, job):
        try:
            barrier.wait(timeout=10)
            outcomes[place] = job()
        except Exception as error:
            outcomes[place] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
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
