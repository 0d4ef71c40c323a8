"""How participants did in the tests of a course."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from courses.models import Attempt


@dataclass(frozen=True, slots=True)
class QuizResult:
    """The attempts of one participant at one quiz."""

    quiz_id: int
    attempts: int = 0
    best_score: Decimal | None = None
    max_score: Decimal | None = None
    is_passed: bool = False
    last_id: UUID | None = None
    last_closed_at: datetime | None = None
    open_attempt_id: UUID | None = None
    is_waiting: bool = False  # an advisor is to read the last attempt

    @property
    def is_answered(self) -> bool:
        """There is a score to tell."""
        return self.best_score is not None


def quiz_results(enrolments: Iterable[int]) -> dict[int, dict[int, QuizResult]]:
    """Results by enrolment and quiz: one query for all of them."""
    rows: dict[int, dict[int, list[Attempt]]] = {}
    for attempt in Attempt.objects.filter(enrolment__in=list(enrolments)).order_by("number"):
        rows.setdefault(attempt.enrolment_id, {}).setdefault(attempt.quiz_id, []).append(attempt)
    return {
        enrolment: {quiz: _result(quiz, attempts) for quiz, attempts in of_quiz.items()}
        for enrolment, of_quiz in rows.items()
    }


def _result(quiz_id: int, attempts: list[Attempt]) -> QuizResult:
    closed = [attempt for attempt in attempts if attempt.closed_at]
    scored = [attempt for attempt in closed if attempt.score is not None]
    best = max(scored, key=lambda attempt: attempt.score or Decimal(0), default=None)
    return QuizResult(
        quiz_id=quiz_id,
        attempts=len(attempts),
        best_score=best.score if best else None,
        max_score=best.max_score if best else None,
        is_passed=any(attempt.is_passed for attempt in closed),
        last_id=closed[-1].pk if closed else None,
        last_closed_at=closed[-1].closed_at if closed else None,
        is_waiting=bool(closed) and closed[-1].review == Attempt.Review.WAITING,
        open_attempt_id=next((attempt.pk for attempt in attempts if not attempt.closed_at), None),
    )
