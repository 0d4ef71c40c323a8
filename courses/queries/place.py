"""Where the reader of a page stands in the course that holds it."""

from dataclasses import dataclass

from wagtail.models import Page

from courses.models import CoursePage
from courses.outline import Outline
from courses.rules import course_state
from courses.services.outline import STEP, build_outline
from courses.states import CourseState, Progress

from .enrolment import Reader, state_by
from .statements import outline_and_enrolment, progress_of

NOTHING_DONE = Progress()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reader of a course page stands; a visitor has no enrolment."""

    state: CourseState
    progress: Progress = NOTHING_DONE
    enrolment_id: int | None = None
    completion_id: int | None = None

    @property
    def done(self) -> frozenset[int]:
        return self.progress.done

    @property
    def outline(self) -> Outline:
        return self.state.outline

    @property
    def is_enrolled(self) -> bool:
        return self.enrolment_id is not None

    @property
    def is_completed(self) -> bool:
        """The course was completed once: a fact, whatever the contents ask for now."""
        return self.completion_id is not None


def place_of(user: Reader, page: Page) -> Place | None:
    """The reader's place in the course that holds the page: two queries, one for a person who is not enrolled.

    None for a page outside a published course.
    """
    if not hasattr(page, "levels_below_course"):
        return None
    path = page.path[: len(page.path) - STEP * page.levels_below_course]
    if found := outline_and_enrolment(user.pk, path):
        return _place(*found)
    outline = _outline_of_tree(path)
    return Place(state=course_state(outline, frozenset(), enrolled=False)) if outline else None


def _place(outline: Outline, enrolment_id: int | None, completion_id: int | None) -> Place:
    if enrolment_id is None:
        return Place(state=course_state(outline, frozenset(), enrolled=False))
    progress = progress_of([enrolment_id])[enrolment_id]
    return Place(state_by(outline, progress), progress, enrolment_id, completion_id)


def _outline_of_tree(path: str) -> Outline | None:
    """For a course whose pages were never published through Wagtail, and so never left an outline behind."""
    course = CoursePage.objects.live().filter(path=path).first()
    return build_outline(course) if course else None
