"""The courses on a person's desk."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from accounts.models import User
from courses.models import Enrolment
from courses.outline import Item, Outline
from courses.states import CourseState, Progress

from .enrolment import Reader, state_by
from .results import QuizResult, quiz_results
from .statements import progress_of


@dataclass(frozen=True, slots=True)
class DeskCourse:
    """One course on a person's desk."""

    enrolment: Enrolment
    outline: Outline
    state: CourseState
    results: dict[int, QuizResult] = field(default_factory=dict)
    completed_at: datetime | None = None

    @property
    def goes_on_with(self) -> Item | None:
        """The next thing to do; behind a completed course only what is required and came later."""
        item = self.state.next_item
        return None if item and self.completed_at and not item.is_required else item

    @property
    def is_waiting(self) -> bool:
        """Everything the person can do is done, and an advisor is to read their answers."""
        return not self.completed_at and any(item.is_waiting for item in self.state.items())


def desk(user: Reader) -> tuple[DeskCourse, ...]:
    """The person's courses, the latest enrolment first: three queries, however many courses and lessons.

    A course that is not published at present is left out; its records stay.
    """
    if not isinstance(user, User):
        return ()
    rows: Any = Enrolment.objects.of(user).with_outline()
    enrolments = [row for row in rows if row.outline_data]
    ids = [enrolment.pk for enrolment in enrolments]
    progress, results = progress_of(ids), quiz_results(ids)
    return tuple(_desk_course(row, progress[row.pk], results.get(row.pk, {})) for row in enrolments)


def _desk_course(enrolment: Any, progress: Progress, results: dict[int, QuizResult]) -> DeskCourse:
    outline = Outline.from_json(enrolment.outline_data)
    return DeskCourse(
        enrolment=enrolment,
        outline=outline,
        state=state_by(outline, progress),
        results=results,
        completed_at=enrolment.completion_date,
    )
