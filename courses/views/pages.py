"""What the page types of a course answer: one read, one template."""

from typing import Any

from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse

from courses.models import Completion
from courses.queries import LessonReading, lesson_reading, place_of, quiz_results
from courses.rendering import lesson_text

from .crumbs import crumbs


def course_context(page, request: HttpRequest) -> dict[str, Any]:
    place = place_of(request.user, page)
    results = quiz_results([place.enrolment_id]) if place and place.is_enrolled else {}
    return {
        "place": place,
        "state": place and place.state,
        "results": results.get(place.enrolment_id, {}) if place else {},
        "completion": Completion.objects.get(pk=place.completion_id) if place and place.is_completed else None,
    }


def module_context(page, request: HttpRequest) -> dict[str, Any]:
    context = course_context(page, request)
    state = context["state"]
    return {**context, "module": state and state.module(page.pk), "crumbs": crumbs(state and state.outline)}


def lesson_context(page, request: HttpRequest) -> dict[str, Any]:
    reading = lesson_reading(request.user, page)
    return {
        "reading": reading,
        "state": reading and reading.place.state,
        "module": reading and reading.module,
        "crumbs": crumbs(reading and reading.place.outline, reading and reading.module.outline),
        "text": _text(page, reading, is_preview=getattr(request, "is_preview", False)),
    }


def serve_lesson(page, request: HttpRequest) -> TemplateResponse:
    """A lesson that is not open yet answers 403 with why, and with a link to what opens it."""
    context = page.get_context(request)
    reading = context["reading"]
    if reading is None:
        raise Http404("not in the published outline")
    if reading.lesson.is_locked:
        return TemplateResponse(request, "courses/lesson_locked.html", context, status=403)
    return TemplateResponse(request, page.template, context)


def _text(page, reading: LessonReading | None, *, is_preview: bool) -> str:
    """Only for those who may read it; in a preview the lesson need not stand in the outline yet."""
    if reading is None or reading.lesson.is_locked:
        return lesson_text(page, is_preview=True) if is_preview else ""
    number, total = reading.lesson.outline.number, reading.module.lessons_total
    return lesson_text(page, number=number, of=total, is_preview=is_preview)
