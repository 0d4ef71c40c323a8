"""Saving a page of questions: with a redirect to the next one, or with a word of JSON for assets/js/autosave.js."""

from typing import NoReturn
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.formats import clock
from courses import attempt_rules
from courses.forms.answer_sheet import PostedSheet
from courses.kept_sheet import keep_sheet
from courses.models import Attempt, Refusal
from courses.questions import InvalidResponse
from courses.services.attempts import AttemptClosed, UnknownItem
from courses.services.refusals import record_refusal, save_or_record


def save_page(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """404 for someone else's attempt or a question of another one, 400 for an option that was not offered.

    What is refused is recorded. A person whose session has ended signs in and comes back: nothing is lost.
    """
    if not request.user.is_authenticated:
        return _sign_in_first(request, attempt_id)
    sheet = _posted_sheet(request, attempt_id)
    try:
        attempt = save_or_record(participant=request.user, attempt_id=attempt_id, sheet=sheet)
    except (Attempt.DoesNotExist, UnknownItem):
        _not_here()
    except InvalidResponse as forged:
        raise BadRequest(str(forged)) from None
    except AttemptClosed as closed:
        return _too_late(request, closed.attempt)
    if _is_autosave(request):
        return JsonResponse({"saved_at": clock(timezone.now())})
    return redirect(_next_address(attempt, sheet))


def _posted_sheet(request: HttpRequest, attempt_id: UUID) -> PostedSheet:
    try:
        return PostedSheet(request.POST)
    except UnknownItem as forged:
        reason = Refusal.Reason.UNKNOWN_ITEM
        record_refusal(participant=request.user, attempt_id=attempt_id, reason=reason, detail=str(forged))
        _not_here()


def _not_here() -> NoReturn:
    raise Http404("no such attempt or question") from None


def _sign_in_first(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """The script keeps the answers on the device; without it they wait in the session."""
    to_sign_in = redirect_to_login(request.path)
    if _is_autosave(request):
        return JsonResponse({"redirect": to_sign_in.url}, status=401)
    keep_sheet(request, attempt_id)
    return to_sign_in


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
