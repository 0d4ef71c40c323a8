"""Who is enrolled and what they have done."""

from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page

from accounts.models import User
from courses.models import Enrolment, PublishedOutline
from courses.outline import Outline
from courses.rules import course_state
from courses.states import CourseState, Progress

from .statements import done_page_ids, progress_of

Reader = User | AnonymousUser


def find_enrolment(user: Reader, course: Page | int) -> Enrolment | None:
    """The person's enrolment with the outline of its course: one query. None also for a visitor."""
    if not user.is_authenticated:
        return None
    return Enrolment.objects.with_outline().filter(participant=user, course=course).first()


def published_outline(course_id: int | None) -> Outline | None:
    """The contents of a course as published: one query."""
    data = PublishedOutline.objects.filter(course=course_id).values_list("data", flat=True).first()
    return Outline.from_json(data) if data else None


def outline_of(enrolment: Enrolment) -> Outline | None:
    """One query, none when the enrolment was read `with_outline()`."""
    if not hasattr(enrolment, "outline_data"):
        return published_outline(enrolment.course_id)
    return Outline.from_json(enrolment.outline_data) if enrolment.outline_data else None


def done_ids(enrolment: Enrolment | int) -> frozenset[int]:
    """Page ids of what was done (see `courses.states.Progress`): one query."""
    return done_page_ids(enrolment.pk if isinstance(enrolment, Enrolment) else enrolment)


def state_of(enrolment: Enrolment) -> CourseState | None:
    """Where the participant stands: one query, two when the enrolment was not read `with_outline()`."""
    outline = outline_of(enrolment)
    return state_by(outline, progress_of([enrolment.pk])[enrolment.pk]) if outline else None


def state_by(outline: Outline, progress: Progress) -> CourseState:
    """Where a participant with this progress stands: no query."""
    return course_state(outline, progress.done, enrolled=True, waiting=progress.waiting, dates=progress.dates)
