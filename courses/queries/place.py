"""Where the reader of a page stands in the course that holds it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, FilteredRelation, Q
from wagtail.models import Page

from courses.models import CoursePage, PublishedOutline
from courses.outline import Outline
from courses.rules import course_state
from courses.services.outline import STEP, build_outline
from courses.states import CourseState

from .enrolment import Reader, done_ids


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reader of a course page stands; a visitor has no enrolment."""

    state: CourseState
    done: frozenset[int] = frozenset()
    enrolment_id: int | None = None
    completed_at: datetime | None = None

    @property
    def outline(self) -> Outline:
        return self.state.outline

    @property
    def is_enrolled(self) -> bool:
        return self.enrolment_id is not None


def place_of(user: Reader, page: Page) -> Place | None:
    """The reader's place in the course that holds the page: two queries, one for a person who is not enrolled.

    None for a page outside a published course.
    """
    row = _outline_row(user, page)
    outline = Outline.from_json(row["data"]) if row else _outline_of_tree(page)
    if outline is None:
        return None
    enrolment_id = row["enrolment_id"] if row else None
    done = done_ids(enrolment_id) if enrolment_id else frozenset()
    return Place(
        state=course_state(outline, done, enrolled=enrolment_id is not None),
        done=done,
        enrolment_id=enrolment_id,
        completed_at=row["completed_at"] if row else None,
    )


def _outline_row(user: Reader, page: Page) -> dict[str, Any] | None:
    """The outline of the course above the page together with the person's enrolment, in one query."""
    mine = Q(course__enrolments__participant=user.pk)
    return (
        PublishedOutline.objects.filter(course__path__in=_paths_above(page))
        .annotate(mine=FilteredRelation("course__enrolments", condition=mine))
        .annotate(enrolment_id=F("mine__id"), completed_at=F("mine__completion__completed_at"))
        .values("data", "enrolment_id", "completed_at")
        .first()
    )


def _outline_of_tree(page: Page) -> Outline | None:
    """For a course whose pages were never published through Wagtail, and so never left an outline behind."""
    course = CoursePage.objects.live().filter(path__in=_paths_above(page)).first()
    return build_outline(course) if course else None


def _paths_above(page: Page) -> list[str]:
    return [page.path[:end] for end in range(STEP, len(page.path) + 1, STEP)]
