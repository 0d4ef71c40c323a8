"""Marking a lesson as read."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from courses.models import Enrolment, LessonPage
from courses.outline import Kind
from courses.queries import lesson_reading, place_of
from courses.queries.reading import LessonReading
from courses.services.enrolment import LessonLocked, LessonNotInCourse
from courses.services.enrolment import acknowledge_change as acknowledge
from courses.services.enrolment import complete_lesson as complete
from courses.states import CourseState


@require_POST
@login_required
def complete_lesson(request: HttpRequest, lesson_id: int) -> HttpResponse:
    """For a participant of the course only; for anyone else there is nothing here. Pressing twice does no harm."""
    lesson = get_object_or_404(LessonPage.objects.live(), pk=lesson_id)
    before = lesson_reading(request.user, lesson)
    if before is None or not before.place.is_enrolled:
        raise Http404("not enrolled")
    try:
        complete(enrolment=Enrolment(pk=before.place.enrolment_id), lesson=lesson)
    except LessonNotInCourse:
        raise Http404("not in the published outline") from None
    except LessonLocked:
        return redirect(before.lesson.item.url)
    return _go_on(request, before, lesson_reading(request.user, lesson))


@require_POST
@login_required
def acknowledge_change(request: HttpRequest, lesson_id: int) -> HttpResponse:
    """Takes the mark of a change off a lesson read before. Pressing twice does no harm."""
    lesson = get_object_or_404(LessonPage.objects.live(), pk=lesson_id)
    place = place_of(request.user, lesson)
    if place is None or not place.is_enrolled:
        raise Http404("not enrolled")
    acknowledge(enrolment=Enrolment(pk=place.enrolment_id), lesson=lesson)
    return redirect(lesson.get_url(request) or place.outline.url)


def _go_on(request: HttpRequest, before: LessonReading, after: LessonReading) -> HttpResponse:
    if news := _news(before, after):
        messages.success(request, news)
    upcoming = after.upcoming
    return redirect(upcoming.url if upcoming else after.place.outline.url)


def _news(before: LessonReading, after: LessonReading) -> str:
    """Only what the reader could not know from the button: the course completed, a test or the survey open."""
    if after.place.is_completed and not before.place.is_completed:
        return _("You have completed the course. The certificate will appear on your page.")
    opened = _opened(before.place.state, after.place.state)
    if "final" in opened:
        return _("All the required modules are complete. The final test is open.")
    if "survey" in opened:
        return _("All the required modules are complete. The closing survey is open.")
    if "quiz" in opened:
        return _("All the lessons of the module are read. The test of module %(number)d is open.") % {
            "number": after.module.outline.number
        }
    if "work" in opened:
        return _("All the lessons of the module are read. Its assignment is open.")
    return ""


def _opened(before: CourseState, after: CourseState) -> set[Kind]:
    """The kinds of things that this lesson has opened; the next lessons say so by themselves."""
    closed = {item.item.id for item in before.items() if item.is_locked}
    return {item.item.kind for item in after.items() if item.item.id in closed and item.is_to_do}
