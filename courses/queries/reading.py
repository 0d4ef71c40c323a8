"""What the page of a lesson says about the course around it."""

from dataclasses import dataclass, replace

from wagtail.models import Page

from courses.outline import Item
from courses.states import CourseState, LessonState, ModuleState, Status

from .enrolment import Reader, state_by
from .place import Place, place_of


@dataclass(frozen=True, slots=True)
class LessonReading:
    """Everything the page of a lesson says about the course around it."""

    place: Place
    lesson: LessonState
    module: ModuleState
    previous: Item | None
    following: Item | None
    upcoming: Item | None  # where to go once this lesson is marked as read


def lesson_reading(user: Reader, page: Page) -> LessonReading | None:
    """Two queries, one for a person who is not enrolled. None for a lesson that is not in the published outline."""
    place = place_of(user, page)
    lesson = place and place.state.item(page.pk)
    module = place and place.state.module(page.pk)
    if not place or not module or not isinstance(lesson, LessonState):
        return None
    previous, following = _neighbours(place.state, page.pk)
    return LessonReading(place, lesson, module, previous, following, _once_read(place, lesson).next_after(page.pk))


def _once_read(place: Place, lesson: LessonState) -> CourseState:
    """The course as it will stand when this lesson is marked as read."""
    if lesson.is_done or not place.is_enrolled:
        return place.state
    return state_by(place.outline, replace(place.progress, done=place.done | {lesson.item.id}))


def _neighbours(state: CourseState, page_id: int) -> tuple[Item | None, Item | None]:
    """What stands before and after in the order of reading; a locked thing is no neighbour."""
    items = list(state.items())
    here = next(place for place, item in enumerate(items) if item.item.id == page_id)
    before, after = items[here - 1 : here] if here else [], items[here + 1 : here + 2]
    open_before, open_after = (
        next((near.item for near in side if near.status is not Status.LOCKED), None) for side in (before, after)
    )
    return open_before, open_after
