"""Starting an attempt: the questions are drawn and frozen at that moment."""

from datetime import datetime
from random import Random, SystemRandom

from django.db import transaction
from django.utils import timezone

from courses import attempt_rules, drawing
from courses.models import Attempt, AttemptItem, Enrolment, ExtraTime, QuestionVersion, QuizPage
from courses.queries import state_of
from courses.questions import kind

from .asking import Asked, choose_questions
from .errors import NoAttemptsLeft, PauseNotOver, QuizLocked


@transaction.atomic
def start_attempt(
    *, enrolment: Enrolment, quiz: QuizPage, now: datetime | None = None, rng: Random | None = None
) -> Attempt:
    """The open attempt, or a new one with its own draw and deadline. Idempotent: two starts at once make one.

    An attempt whose time is over but which nobody has closed comes back too: its result is to be seen before another
    one is spent. (It is not closed here: closing locks the attempt and then the enrolment, this the other way round.)
    Raises QuizLocked, NoAttemptsLeft, PauseNotOver, QuestionsNotReady.
    """
    now, rng = now or timezone.now(), rng or SystemRandom()
    enrolment = _lock(enrolment)
    attempts = list(Attempt.objects.filter(enrolment=enrolment, quiz=quiz).order_by("-number"))
    if attempts and attempts[0].closed_at is None:
        return attempts[0]
    _check_may_start(enrolment, quiz, attempts, now)
    asked = choose_questions(quiz, enrolment, is_retake=bool(attempts), rng=rng)
    attempt = _create(enrolment, quiz, attempts[0].number + 1 if attempts else 1, asked, now)
    _create_items(attempt, asked, rng)
    return attempt


def _lock(enrolment: Enrolment) -> Enrolment:
    """Starts of one person, and grants of extra time, wait for each other here."""
    return Enrolment.objects.select_for_update(of=("self",)).with_outline().get(pk=enrolment.pk)


def _check_may_start(enrolment: Enrolment, quiz: QuizPage, attempts: list[Attempt], now: datetime) -> None:
    course = state_of(enrolment)
    place = course.item(quiz.pk) if course else None
    if place is None or place.is_locked:
        raise QuizLocked(place.lock if place else None)
    if attempt_rules.attempts_left(quiz.attempt_limit, len(attempts)) == 0:
        raise NoAttemptsLeft
    pause = attempt_rules.pause_until(attempts[0].closed_at if attempts else None, quiz.pause_minutes)
    if attempt_rules.is_pausing(pause, now):
        raise PauseNotOver(pause)


def _create(enrolment: Enrolment, quiz: QuizPage, number: int, asked: list[Asked], now: datetime) -> Attempt:
    extra = extra_minutes_of(enrolment, quiz.time_limit)
    return Attempt.objects.create(
        enrolment=enrolment,
        quiz=quiz,
        number=number,
        started_at=now,
        deadline=attempt_rules.deadline(now, quiz.time_limit, extra),
        extra_minutes=extra,
        cut_score=quiz.cut_score,
        max_score=sum(question.points for question in asked),
    )


def extra_minutes_of(enrolment: Enrolment, time_limit: int | None) -> int:
    """Read after the lock, so that a grant of this very moment counts; nothing is asked where time has no limit."""
    if time_limit is None:
        return 0
    granted = ExtraTime.objects.filter(enrolment=enrolment, ended_at=None).first()
    return attempt_rules.extra_minutes(time_limit, granted.percent, granted.minutes) if granted else 0


def _create_items(attempt: Attempt, asked: list[Asked], rng: Random) -> None:
    AttemptItem.objects.bulk_create(
        AttemptItem(
            attempt=attempt,
            position=position,
            version=question.version,
            option_order=_order(question.version, rng),
            max_points=question.points,
        )
        for position, question in enumerate(asked, start=1)
    )


def _order(version: QuestionVersion, rng: Random) -> list[str]:
    return drawing.shuffled(kind(version.kind).movable_ids(version.read_spec()), rng)
