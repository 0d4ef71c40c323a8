"""The parts of an application, each a page that is saved on its own."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from recruitment.forms.base import PartForm
from recruitment.forms.needs import NeedsForm
from recruitment.forms.person import PersonForm
from recruitment.forms.questions import QuestionsForm
from recruitment.forms.role import RoleForm
from recruitment.forms.statements import StatementsForm
from recruitment.limits import SAVES, limited
from recruitment.models import Application
from recruitment.queries import current_statements
from recruitment.rules import Part
from recruitment.screens.paper import Paper
from recruitment.screens.parts import SLUGS, TITLES, part_url
from recruitment.services import NotEditable, own_secrets, save_needs, save_part
from recruitment.views.own import crumbs_of, editable_application, refuse

FORMS: dict[Part, Callable[[Application, QueryDict | None], Any]] = {
    Part.PERSON: PersonForm.of,
    Part.ROLE: RoleForm.of,
    Part.NEEDS: lambda mine, data: NeedsForm.of(mine, data, own_secrets(application=mine).needs),
    Part.QUESTIONS: QuestionsForm.of,
    Part.STATEMENTS: lambda mine, data: StatementsForm.of(mine, data, current_statements(mine.call)),
}
PARTS = {SLUGS[part]: part for part in FORMS}
CHECK = "sprawdz"


@editable_application
@limited("recruitment.save", SAVES)
def part(request: HttpRequest, application: Application, slug: str) -> HttpResponse:
    here, paper = PARTS.get(slug), Paper(application)
    if here is None or here not in paper.parts:
        raise Http404
    form = FORMS[here](application, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return save_and_go(request, paper, here, form, lambda: _save(application, here, form))
    return render(request, f"recruitment/parts/{here}.html", part_context(request, paper, here, form))


def _save(application: Application, here: Part, form: Any) -> None:
    if here is not Part.NEEDS:
        save_part(application=application, part=here, values=form.values)
    elif form.is_answered:
        save_needs(application=application, needs=form.needs)


def save_and_go(
    request: HttpRequest, paper: Paper, here: Part, form: PartForm, save: Callable[[], Any]
) -> HttpResponse:
    """Shared with the part that has two pages, organisation."""
    try:
        save()
    except NotEditable:
        paper.application.refresh_from_db()
        return refuse(request, paper.application)
    if form.is_unfinished:
        messages.success(request, _("Saved. You can finish later, on any device."))
        return redirect("recruitment:application", paper.application.pk)
    return redirect(_next_url(request, paper, here))


def _next_url(request: HttpRequest, paper: Paper, here: Part) -> str:
    """To the part after this one; from the last, and for those who came to mend something, to the check."""
    after = paper.parts[paper.parts.index(here) + 1 :]
    if after and not is_from_check(request):
        return part_url(paper.application, after[0])
    return reverse("recruitment:check", args=[paper.application.pk])


def is_from_check(request: HttpRequest) -> bool:
    return request.GET.get("z") == CHECK


def part_context(request: HttpRequest, paper: Paper, here: Part, form: Any) -> dict[str, Any]:
    application, parts = paper.application, paper.parts
    return {
        "application": application,
        "form": form,
        "title": TITLES[here],
        "step": _("Part %(number)d of %(total)d") % {"number": parts.index(here) + 1, "total": len(parts)},
        "crumbs": crumbs_of(application),
        "back_url": reverse("recruitment:application", args=[application.pk]),
        "is_from_check": is_from_check(request),
    }
