"""Saving a page of questions: with a redirect to the next one, or with a word of JSON for assets/js/autosave.js."""

from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.formats import clock
from courses import attempt_rules
from courses.forms.answer_sheet import PostedSheet
from courses.models import Attempt
from courses.questions import InvalidResponse
from courses.services.attempts import AttemptClosed, UnknownItem, save_sheet


def save_page(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """404 for someone else's attempt or a question of another one, 400 for an option that was not offered."""
    try:
        sheet = PostedSheet(request.POST)
        attempt = save_sheet(participant=request.user, attempt_id=attempt_id, sheet=sheet)
    except (Attempt.DoesNotExist, UnknownItem):
        raise Http404("no such attempt or question") from None
    except InvalidResponse as forged:
        raise BadRequest(str(forged)) from None
    except AttemptClosed as closed:
        return _too_late(request, closed.attempt)
    if _is_autosave(request):
        return JsonResponse({"saved_at": clock(timezone.now())})
    return redirect(_next_address(attempt, sheet))


def closing_words(attempt: Attempt) -> str:
    """Why nothing more is taken in. An attempt that nobody has closed yet is closed by its deadline."""
    if attempt.closed_by == Attempt.ClosedBy.PARTICIPANT or attempt.deadline is None:
        return _("This test has been handed in.")
    ended = {"time": clock(attempt.deadline)}
    return _("Time ran out at %(time)s. We handed in the test with the answers saved until then.") % ended


def _is_autosave(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "fetch"


def _too_late(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    address = reverse("courses:attempt_result", args=[attempt.pk])
    if _is_autosave(request):
        return JsonResponse({"message": closing_words(attempt), "redirect": address}, status=409)
    return redirect(address)


def _next_address(attempt: Attempt, sheet: PostedSheet) -> str:
    position = sheet.next_position
    if position is None:
        return reverse("courses:attempt_summary", args=[attempt.pk])
    per_page = attempt.quiz.questions_per_page
    address = reverse("courses:attempt_page", args=[attempt.pk, attempt_rules.page_of(position, per_page)])
    return address if per_page == 1 else f"{address}#pytanie-{position}"
