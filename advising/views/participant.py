"""The participant's pages: what advising is, asking, a case."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from advising import queries, services
from advising.forms import AskForm
from advising.models import Case
from advising.places import Place, page_place, result_place
from advising.views.answers import REFUSALS, done, say
from advising.wording import state_words
from knowledgebase.search.queries import Related, related_to
from messaging.forms import LetterForm
from messaging.services import mark_read

RELATED = 3


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Anyone: what advising is and whose office is where. Who is signed in also sees their own cases."""
    context: dict[str, Any] = {"offices": queries.office_list()}
    if request.user.is_authenticated:
        context["page_obj"] = queries.page_of_cases(request.user, request.GET.get("page"))
    return render(request, "advising/index.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Who is signed in. `?strona=` and `?wynik=` say where the question comes from."""
    place, offices = _place(request), queries.office_list()
    office = queries.office_for(request.user) if offices else None
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = AskForm(*data, author=request.user, office=office, offices=offices)
    if offices and form.is_bound and form.is_valid():
        send = partial(services.ask_question, participant=request.user, place=place, **form.question)
        if case := form.sent_by(send):
            messages.success(request, _("Your question is sent. We write to you by e-mail when an advisor answers."))
            return redirect("advising:case", pk=case.pk)
    context = {"form": form, "place": place, "office": office, "offices": offices}
    return render(request, "advising/ask.html", context)


def _place(request: HttpRequest) -> Place | None:
    """None for a page that is not there, and for somebody else's result: then the question is simply a question."""
    if page := request.GET.get("strona"):
        return page_place(page)
    if attempt := request.GET.get("wynik"):
        return result_place(request.user, attempt)
    return None


def _own(request: HttpRequest, pk: UUID) -> Case:
    """Raises Http404 for a case of somebody else."""
    cases = Case.objects.of(request.user).select_related("conversation", "office", "advisor", "participant")
    return get_object_or_404(cases, pk=pk)


@login_required
@require_http_methods(["GET", "POST"])
def case(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The one who asked: letters, and a reply. Staff on whose desk it lies are led there."""
    try:
        found = _own(request, pk)
    except Http404:
        if request.method == "GET" and Case.objects.on_desk_of(request.user).filter(pk=pk).exists():
            return redirect("advising:desk_case", pk=pk)
        raise
    return _reply(request, found) if request.method == "POST" else _show(request, found)


def _reply(request: HttpRequest, found: Case) -> HttpResponse:
    form = _letter_form(request, request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, found, form)
    try:
        sent = form.sent_by(partial(services.reply, case=found, participant=request.user))
    except REFUSALS as refusal:
        say(request, refusal)
        return _show(request, _own(request, found.pk), form)
    if not sent:
        return _show(request, found, form)
    messages.success(request, _("Your message is sent."))
    return redirect("advising:case", pk=found.pk)


def _letter_form(request: HttpRequest, *data: Any) -> LetterForm:
    return LetterForm(*data, author=request.user, label=_("Your reply"))


def _show(request: HttpRequest, found: Case, form: LetterForm | None = None) -> HttpResponse:
    letters = queries.letters_for(request.user, found)
    mark_read(conversation=found.conversation, user=request.user)
    context = {
        "case": found,
        "state": state_words(found),
        "letters": letters,
        "form": form or _letter_form(request),
        "promised_days": found.office.promised_days(found.kind),
        "related": [] if found.is_closed else _related(request, found),
    }
    return render(request, "advising/case.html", context)


def _related(request: HttpRequest, found: Case) -> list[Related]:
    """What is published about it, without the page the question came from."""
    near = related_to(found.conversation.subject, request.user, limit=RELATED + 1)
    return [one for one in near if one.url != found.place_url][:RELATED]


@login_required
@require_POST
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The one who asked."""
    services.close_case(case=_own(request, pk), by=request.user)
    messages.success(request, _("The case is closed. You can open it again at any time."))
    return redirect("advising:case", pk=pk)


@login_required
@require_POST
def reopen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The one who asked."""
    services.reopen_case(case=_own(request, pk), by=request.user)
    messages.success(request, _("The case is open again. Write what is still missing."))
    return redirect("advising:case", pk=pk)


@login_required
@require_POST
def rate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The one who asked; `pomoglo` is "tak" or "nie"."""
    found, said = _own(request, pk), request.POST.get("pomoglo")
    if said in ("tak", "nie"):
        was_helpful = said == "tak"
        if done(services.rate_case, request, case=found, participant=request.user, was_helpful=was_helpful):
            messages.success(request, _("Thank you. It tells us what to do better."))
    return redirect("advising:case", pk=pk)
