"""Starting an attempt: the questions are drawn and frozen at that moment."""

from datetime import datetime
from random import Random, SystemRandom

from django.db import transaction
from django.utils import timezone

from courses import attempt_rules, drawing
from courses.models import Attempt, AttemptItem, Enrolment, Question, QuestionVersion, QuizPage
from courses.queries import state_of
from courses.questions import kind

from .errors import NoAttemptsLeft, QuizLocked


@transaction.atomic
def start_attempt(
    *, enrolment: Enrolment, quiz: QuizPage, now: datetime | None = None, rng: Random | None = None
) -> Attempt:
    """The open attempt, or a new one with its own draw and deadline. Idempotent: two starts at once make one.

    An attempt whose time is over but which nobody has closed comes back too: its result is to be seen before another
    one is spent. (It is not closed here: closing locks the attempt and then the enrolment, this the other way round.)
    Raises QuizLocked, NoAttemptsLeft, NotEnoughQuestions.
    """
    now = now or timezone.now()
    enrolment = _lock(enrolment)
    attempts = list(Attempt.objects.filter(enrolment=enrolment, quiz=quiz).order_by("-number"))
    if attempts and attempts[0].closed_at is None:
        return attempts[0]
    _check_may_start(enrolment, quiz, used=len(attempts))
    versions = _draw_versions(enrolment, quiz, rng := rng or SystemRandom(), is_retake=bool(attempts))
    number = attempts[0].number + 1 if attempts else 1
    return _create(enrolment, quiz, number, versions, now, rng)


def _lock(enrolment: Enrolment) -> Enrolment:
    """Starts of one person wait for each other here."""
    return Enrolment.objects.select_for_update(of=("self",)).with_outline().get(pk=enrolment.pk)


def _check_may_start(enrolment: Enrolment, quiz: QuizPage, *, used: int) -> None:
    course = state_of(enrolment)
    place = course.item(quiz.pk) if course else None
    if place is None or place.is_locked:
        raise QuizLocked(place.lock if place else None)
    if attempt_rules.attempts_left(quiz.attempt_limit, used) == 0:
        raise NoAttemptsLeft


def _draw_versions(enrolment: Enrolment, quiz: QuizPage, rng: Random, *, is_retake: bool) -> list[QuestionVersion]:
    blueprint = [drawing.Line(*line) for line in quiz.sections.values_list("competence_id", "count")]
    questions = Question.objects.published().filter(competence__in=[line.competence_id for line in blueprint])
    pool: dict[int, list[int]] = {}
    for competence_id, question_id in questions.values_list("competence_id", "pk"):
        pool.setdefault(competence_id, []).append(question_id)
    seen = _seen(enrolment, quiz) if is_retake else frozenset()
    drawn = drawing.draw(blueprint, pool, seen=seen, rng=rng)
    current = QuestionVersion.objects.filter(pk__in=questions.filter(pk__in=drawn).values("current_version"))
    versions = {version.question_id: version for version in current}
    return [versions[question_id] for question_id in drawn]


def _seen(enrolment: Enrolment, quiz: QuizPage) -> frozenset[int]:
    items = AttemptItem.objects.filter(attempt__enrolment=enrolment, attempt__quiz=quiz)
    return frozenset(items.values_list("version__question_id", flat=True))


def _create(
    enrolment: Enrolment, quiz: QuizPage, number: int, versions: list[QuestionVersion], now: datetime, rng: Random
) -> Attempt:
    attempt = Attempt.objects.create(
        enrolment=enrolment,
        quiz=quiz,
        number=number,
        started_at=now,
        deadline=attempt_rules.deadline(now, quiz.time_limit),
        cut_score=quiz.cut_score,
        max_score=len(versions),
    )
    AttemptItem.objects.bulk_create(
        AttemptItem(attempt=attempt, position=position, version=version, option_order=_order(version, rng))
        for position, version in enumerate(versions, start=1)
    )
    return attempt


def _order(version: QuestionVersion, rng: Random) -> list[str]:
    return drawing.shuffled(kind(version.kind).movable_ids(version.read_spec()), rng)
