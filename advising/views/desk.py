"""The desk of advisors and coordinators: the inbox, a case, what is done with it."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.roles import Role
from advising import queries, services
from advising.forms import HandOverForm, InboxForm
from advising.models import Case, OfficeAdvisor
from advising.queries import inbox as lists
from advising.views.answers import REFUSALS, done, say
from advising.views.card import answer_form, card, hand_over_form, note_form
from advising.views.doors import desk_required, find_answerable, find_case
from messaging.services import mark_read


@desk_required
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """Advisors see the cases of their offices, coordinators all."""
    form, scope = InboxForm(request.GET), _scope(request)
    found = lists.narrowed(lists.in_scope(request.user, scope), form.criteria())
    context = {
        "form": InboxForm(initial=_kept(form)),
        "page_obj": queries.page_on_desk(request.user, found, request.GET.get("page")),
        "scope": scope,
        "scopes": _scopes(request, scope),
        "counts": queries.waiting_counts(request.user),
        "is_coordinator": Role.COORDINATOR in request.user.roles,
        "query": _query(request),
        "is_narrowed": any(request.GET.get(name) for name in form.fields),
    }
    return render(request, "advising/inbox.html", context)


def _kept(form: InboxForm) -> dict[str, Any]:
    """What was chosen, without what was wrong: the filters show what holds."""
    return {name: value for name, value in form.cleaned_data.items() if value}


def _scope(request: HttpRequest) -> str:
    asked = request.GET.get("zakres", "")
    if asked in set(lists.Scope):
        return asked
    return lists.Scope.OFFICE if lists.has_post(request.user) else lists.Scope.ALL


def _scopes(request: HttpRequest, current: str) -> list[dict[str, Any]]:
    counts = lists.scope_counts(request.user)
    return [
        {"value": scope, "label": label, "count": counts[scope], "is_current": scope == current}
        for scope, label in lists.SCOPE_LABELS.items()
    ]


def _query(request: HttpRequest) -> str:
    """The rest of the address, for the pages of the list."""
    rest = request.GET.copy()
    rest.pop("page", None)
    return f"{rest.urlencode()}&" if rest else ""


@desk_required
@require_safe
def case(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Staff on whose desk the case lies."""
    found = find_case(request, pk)
    context = card(request, found)
    mark_read(conversation=found.conversation, user=request.user)
    return render(request, "advising/desk_case.html", context)


@desk_required
@require_POST
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Advisors of the office. The button "closes" closes too."""
    found, form = find_answerable(request, pk), answer_form(request, request.POST, request.FILES)
    send = partial(services.answer, case=found, advisor=request.user, closes="closes" in request.POST)
    return _written(request, found, form, send, "answer_form", _("The answer is sent."))


@desk_required
@require_POST
def add_note(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Staff on whose desk the case lies."""
    found, form = find_case(request, pk), note_form(request, request.POST, request.FILES)
    send = partial(services.add_note, case=found, by=request.user)
    return _written(request, found, form, send, "note_form", _("The note is saved. The participant does not see it."))


def _written(request: HttpRequest, found: Case, form: Any, send: Any, name: str, success: str) -> HttpResponse:
    """Back to the case; what could not be sent stays in its form."""
    try:
        if form.is_valid() and form.sent_by(send):
            messages.success(request, success)
            return redirect("advising:desk_case", pk=found.pk)
    except REFUSALS as refusal:
        say(request, refusal)
    return render(request, "advising/desk_case.html", card(request, find_case(request, found.pk), **{name: form}))


@desk_required
@require_POST
def take(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Advisors of the office."""
    if done(services.take_case, request, case=find_answerable(request, pk), advisor=request.user):
        messages.success(request, _("The case is yours now."))
    return redirect("advising:desk_case", pk=pk)


@desk_required
@require_POST
def take_over(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Advisors of the office, from a colleague."""
    found = find_answerable(request, pk)
    post = get_object_or_404(OfficeAdvisor, office=found.office, user=request.user, is_active=True)
    if done(services.hand_over, request, case=found, by=request.user, to=post):
        messages.success(request, _("The case is yours now."))
    return redirect("advising:desk_case", pk=pk)


@desk_required
@require_POST
def hand_over(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Staff on whose desk the case lies. Afterwards it may lie on another one only."""
    found = find_case(request, pk)
    form = hand_over_form(found, request.POST)
    if not form.is_valid():
        return render(request, "advising/desk_case.html", card(request, found, hand_over_form=form))
    given: HandOverForm = form
    if done(services.hand_over, request, case=found, by=request.user, to=given.target, note=given.cleaned_data["note"]):
        messages.success(request, _("The case is handed over."))
    is_still_here = Case.objects.on_desk_of(request.user).filter(pk=pk).exists()
    return redirect("advising:desk_case", pk=pk) if is_still_here else redirect("advising:inbox")


@desk_required
@require_POST
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Staff on whose desk the case lies."""
    services.close_case(case=find_case(request, pk), by=request.user)
    messages.success(request, _("The case is closed."))
    return redirect("advising:desk_case", pk=pk)


@desk_required
@require_POST
def reopen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Staff on whose desk the case lies."""
    services.reopen_case(case=find_case(request, pk), by=request.user)
    messages.success(request, _("The case is open again."))
    return redirect("advising:desk_case", pk=pk)
