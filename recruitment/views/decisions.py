"""What an applicant decides: to take the offered place, to decline it, to give up. Each asks once more."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from accounts.models import ConsentText
from recruitment import services
from recruitment.forms.decision import AcceptForm
from recruitment.models import Application
from recruitment.rules import Action, Who, is_allowed
from recruitment.screens.paper import declaration_text
from recruitment.states import State
from recruitment.views.own import crumbs_of, own_application


@dataclass(frozen=True)
class Question:
    question: Any
    consequences: Any
    button: Any


WITHDRAW = Question(
    _("Withdraw the application?"),
    _("We stop considering it. While the call is open, you can send another one; later you cannot."),
    _("Withdraw the application"),
)
DECLINE = Question(
    _("Decline the place?"),
    _("The place goes to the next person on the waiting list. This cannot be undone."),
    _("Decline the place"),
)
DISCARD = Question(
    _("Delete the draft?"),
    _("Everything you wrote in it is deleted. This cannot be undone."),
    _("Delete the draft"),
)


@own_application
def withdraw(request: HttpRequest, application: Application) -> HttpResponse:
    if not is_allowed(Action.WITHDRAW, application.state, Who.APPLICANT):
        return _to_application(application)
    if request.method != "POST":
        return _ask(request, application, WITHDRAW)
    _run(
        request, lambda: services.withdraw(application=application, by=request.user), _("The application is withdrawn.")
    )
    return _to_application(application)


@own_application
def decline(request: HttpRequest, application: Application) -> HttpResponse:
    if not is_allowed(Action.DECLINE_PLACE, application.state, Who.APPLICANT):
        return _to_application(application)
    if request.method != "POST":
        return _ask(request, application, DECLINE)
    thanks = _("The place is declined. Thank you for letting us know: it goes to the next person.")
    _run(request, lambda: services.decline_place(application=application), thanks)
    return _to_application(application)


@own_application
def discard(request: HttpRequest, application: Application) -> HttpResponse:
    """Only what was never sent can be deleted."""
    if application.state != State.DRAFT:
        return _to_application(application)
    if request.method != "POST":
        return _ask(request, application, DISCARD)
    is_gone = _run(request, lambda: services.discard_draft(application=application), _("The draft is deleted."))
    return redirect(application.call.url) if is_gone else _to_application(application)


@own_application
def accept(request: HttpRequest, application: Application) -> HttpResponse:
    if not is_allowed(Action.ACCEPT_PLACE, application.state, Who.APPLICANT):
        return _to_application(application)
    declaration = declaration_text()
    data = request.POST if request.method == "POST" else None
    form = AcceptForm(data, is_pesel_needed=application.call.is_pesel_needed)
    if form.is_bound and form.is_valid():
        _run(request, lambda: _accept(application, form, declaration), _("The place is yours. The course is open."))
        return _to_application(application)
    return render(
        request, "recruitment/accept.html", {**_context(application), "form": form, "declaration": declaration}
    )


def _accept(application: Application, form: AcceptForm, declaration: ConsentText | None) -> None:
    given = form.cleaned_data
    answer = {"pesel": given.get("pesel", ""), "has_no_pesel": bool(given.get("has_no_pesel"))}
    services.accept_place(application=application, declaration=declaration, **answer)


def _run(request: HttpRequest, verb: Callable[[], Any], done: Any) -> bool:
    try:
        verb()
    except services.RecruitmentError as error:
        messages.error(request, str(error))
        return False
    messages.success(request, done)
    return True


def _ask(request: HttpRequest, application: Application, question: Question) -> HttpResponse:
    return render(request, "recruitment/confirm.html", {**_context(application), **vars(question)})


def _context(application: Application) -> dict[str, Any]:
    return {"application": application, "call": application.call, "crumbs": crumbs_of(application)}


def _to_application(application: Application) -> HttpResponse:
    return redirect("recruitment:application", application.pk)
