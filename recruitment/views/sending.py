"""The last look at an application, and sending it or its supplement."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from recruitment.limits import SENDINGS, limited
from recruitment.models import Application
from recruitment.screens.paper import Paper, is_ready
from recruitment.screens.path import path_of
from recruitment.services import ApplicationIncomplete, RecruitmentError, send_supplement, submit_application
from recruitment.states import State
from recruitment.views.own import crumbs_of, editable_application, own_application


def check(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """A POST sends. Sent twice is sent once: the second press finds the page that says so."""
    return _send(request, **kwargs) if request.method == "POST" else _check(request, **kwargs)


@editable_application
def _check(request: HttpRequest, application: Application) -> HttpResponse:
    return render(request, "recruitment/check.html", _context(Paper(application)))


@own_application
@limited("recruitment.send", SENDINGS)
def _send(request: HttpRequest, application: Application) -> HttpResponse:
    paper = Paper(application)
    try:
        _send_as_it_stands(paper)
    except ApplicationIncomplete:
        return render(request, "recruitment/check.html", _context(paper))
    except RecruitmentError as error:
        messages.error(request, str(error))
        return redirect("recruitment:application", application.pk)
    return redirect("recruitment:sent", application.pk)


def _send_as_it_stands(paper: Paper) -> None:
    if paper.application.state == State.TO_SUPPLEMENT:
        send_supplement(application=paper.application)
    else:
        submit_application(application=paper.application, accepted=paper.accepted)


def _context(paper: Paper) -> dict[str, Any]:
    tasks = paper.tasks
    return {
        "application": paper.application,
        "call": paper.application.call,
        "crumbs": crumbs_of(paper.application),
        "is_draft": paper.is_draft,
        "sections": [section for section in paper.sections if section.part in paper.parts],
        "missing": [task for task in tasks if not task.is_done and not task.is_optional],
        "is_ready": is_ready(tasks),
    }


@require_safe
@own_application
def sent(request: HttpRequest, application: Application) -> HttpResponse:
    if application.state not in (State.SUBMITTED, State.IN_REVIEW):
        return redirect("recruitment:application", application.pk)
    context = {"application": application, "call": application.call, "crumbs": crumbs_of(application)}
    return render(request, "recruitment/sent.html", {**context, "path": path_of(application.call, application.state)})
