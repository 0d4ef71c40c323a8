"""Everything that is on record about one enrolment, for the coordinator who looks at it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from courses import attempt_review
from courses.models import (
    Answer,
    Attempt,
    AttemptItem,
    Completion,
    Enrolment,
    ExtraTime,
    ItemReview,
    LessonProgress,
    Refusal,
    RegradeChange,
)
from courses.outline import Outline
from courses.queries.enrolment import outline_of, state_by
from courses.queries.gradebook import Line, person_line
from courses.queries.results import QuizResult, quiz_results
from courses.queries.statements import progress_of
from courses.questions import kind
from courses.states import CourseState, ModuleState

REFUSALS = 50
"""Shown at most: a broken browser may repeat itself for an hour."""


@dataclass(frozen=True)
class ModuleRecord:
    """`read`: when each lesson was read, by its page id. `results`: of its tests, by page id."""

    state: ModuleState
    read: Mapping[int, datetime]
    results: Mapping[int, QuizResult]

    @property
    def lessons(self) -> list[tuple[Any, datetime | None]]:
        return [(lesson, self.read.get(lesson.item.id)) for lesson in self.state.lessons]

    @property
    def tests(self) -> list[tuple[Any, QuizResult | None]]:
        return [(quiz, self.results.get(quiz.item.id)) for quiz in self.state.quizzes]


@dataclass(frozen=True)
class PersonRecord:
    """`modules` is empty for a course that is not published at present; the records stay."""

    line: Line
    enrolment: Enrolment
    outline: Outline | None
    modules: tuple[ModuleRecord, ...]
    attempts: list[Attempt]
    completion: Completion | None
    extra_time: list[ExtraTime]
    refusals: list[Refusal]


def person_record(enrolment: Enrolment) -> PersonRecord:
    """`enrolment` was read `with_outline()`. Nine queries, however much was done."""
    outline, progress = outline_of(enrolment), progress_of([enrolment.pk])[enrolment.pk]
    state = state_by(outline, progress) if outline else None
    return PersonRecord(
        line=person_line(enrolment.pk),
        enrolment=enrolment,
        outline=outline,
        modules=_modules(enrolment, state) if state else (),
        attempts=list(enrolment.attempts.select_related("quiz").order_by("-started_at")),
        completion=Completion.objects.filter(enrolment=enrolment).first(),
        extra_time=list(enrolment.extra_time.select_related("granted_by", "ended_by")),
        refusals=list(
            Refusal.objects.filter(participant=enrolment.participant_id, attempt__enrolment=enrolment)
            .select_related("attempt__quiz")
            .order_by("-pk")[:REFUSALS]
        ),
    )


def _modules(enrolment: Enrolment, state: CourseState) -> tuple[ModuleRecord, ...]:
    rows = LessonProgress.objects.filter(enrolment=enrolment).values_list("lesson_id", "completed_at")
    read, results = dict(rows), quiz_results([enrolment.pk]).get(enrolment.pk, {})
    return tuple(ModuleRecord(module, read, results) for module in state.modules)


@dataclass(frozen=True)
class GivenAnswer:
    """`words`: what the answer says, piece by piece; empty for one that was taken back."""

    words: tuple[str, ...]
    given_at: datetime


@dataclass(frozen=True)
class ItemRecord:
    """A question as it was asked. `review` as on the result page, None while the attempt is open; all `answers`."""

    position: int
    text: str
    review: attempt_review.ItemReview | None
    answers: tuple[GivenAnswer, ...]
    reviews: tuple[ItemReview, ...]
    changes: tuple[RegradeChange, ...]


def attempt_record(attempt: Attempt, outline: Outline) -> list[ItemRecord]:
    """Every question of the attempt with all that came of it: four queries, however many there are."""
    items = list(attempt.items.for_grading().order_by("position"))
    reviews: Sequence[Any] = attempt_review.review_items(items, outline) if attempt.closed_at else [None] * len(items)
    answers = _by_item(Answer.objects.order_by("pk"), attempt)
    by_advisors = _by_item(ItemReview.objects.select_related("reviewer").order_by("pk"), attempt)
    changes = _by_item(RegradeChange.objects.select_related("regrade__made_by").order_by("pk"), attempt)
    return [
        ItemRecord(
            position=item.position,
            text=item.spec.text,
            review=review,
            answers=tuple(_given(item, answer) for answer in answers.get(item.pk, ())),
            reviews=tuple(by_advisors.get(item.pk, ())),
            changes=tuple(changes.get(item.pk, ())),
        )
        for item, review in zip(items, reviews, strict=True)
    ]


def _by_item(rows: Any, attempt: Attempt) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows.filter(item__attempt=attempt):
        found.setdefault(row.item_id, []).append(row)
    return found


def _given(item: AttemptItem, answer: Answer) -> GivenAnswer:
    parts = kind(item.version.kind).parts(item.spec, answer.response)
    return GivenAnswer(tuple(part.text for part in parts), answer.given_at)
