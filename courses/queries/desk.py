"""The courses on a person's desk."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from accounts.models import User
from courses.models import Enrolment, LessonProgress
from courses.outline import Outline
from courses.rules import course_state
from courses.states import CourseState

from .enrolment import Reader
from .results import QuizResult, quiz_results


@dataclass(frozen=True, slots=True)
class DeskCourse:
    """One course on a person's desk."""

    enrolment: Enrolment
    outline: Outline
    state: CourseState
    results: dict[int, QuizResult] = field(default_factory=dict)
    completed_at: datetime | None = None


def desk(user: Reader) -> tuple[DeskCourse, ...]:
    """The person's courses, the latest enrolment first: three queries, however many courses and lessons.

    A course that is not published at present is left out; its records stay.
    """
    if not isinstance(user, User):
        return ()
    rows: Any = Enrolment.objects.of(user).with_outline()
    enrolments = [row for row in rows if row.outline_data]
    ids = [enrolment.pk for enrolment in enrolments]
    read, results = _read_ids(ids), quiz_results(ids)
    return tuple(_desk_course(row, read.get(row.pk, set()), results.get(row.pk, {})) for row in enrolments)


def _read_ids(enrolments: list[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    rows = LessonProgress.objects.filter(enrolment__in=enrolments).values_list("enrolment_id", "lesson_id")
    for enrolment_id, lesson_id in rows:
        found.setdefault(enrolment_id, set()).add(lesson_id)
    return found


def _desk_course(enrolment: Any, read: set[int], results: dict[int, QuizResult]) -> DeskCourse:
    outline = Outline.from_json(enrolment.outline_data)
    done = frozenset(read | {quiz for quiz, result in results.items() if result.is_passed})
    return DeskCourse(
        enrolment=enrolment,
        outline=outline,
        state=course_state(outline, done, enrolled=True),
        results=results,
        completed_at=enrolment.completion_date,
    )
