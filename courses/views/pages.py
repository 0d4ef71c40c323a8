"""What the page types of a course answer: one read, one template."""

from typing import Any

from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from courses.queries import lesson_reading, place_of, quiz_results
from courses.rendering import lesson_text


def course_context(page, request: HttpRequest) -> dict[str, Any]:
    place = place_of(request.user, page)
    results = quiz_results([place.enrolment_id]) if place and place.is_enrolled else {}
    return {
        "place": place,
        "state": place and place.state,
        "results": results.get(place.enrolment_id, {}) if place else {},
    }


def module_context(page, request: HttpRequest) -> dict[str, Any]:
    context = course_context(page, request)
    state = context["state"]
    return {**context, "module": state and state.module(page.pk), "crumbs": _crumbs(state)}


def lesson_context(page, request: HttpRequest) -> dict[str, Any]:
    reading = lesson_reading(request.user, page)
    is_preview = getattr(request, "is_preview", False)
    return {
        "reading": reading,
        "state": reading and reading.place.state,
        "module": reading and reading.module,
        "crumbs": _crumbs(reading and reading.place.state, reading and reading.module),
        "text": lesson_text(page, is_preview=is_preview) if is_preview or _is_readable(reading) else None,
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


def _is_readable(reading) -> bool:
    return reading is not None and not reading.lesson.is_locked


def _crumbs(state, module=None) -> list[dict[str, str]]:
    """The course, and the module below it: names short enough for a phone."""
    crumbs = [{"title": _("Handbook"), "url": state.outline.url}] if state else []
    if module:
        title = _("Module %(number)d") % {"number": module.outline.number}
        crumbs.append({"title": title, "url": module.outline.url})
    return crumbs
