"""Regrading from the page of a question: choose, look, confirm. For coordinators: it shows people and their results.

An editor mends the key, a coordinator decides what it means for results: two people look at a mistake in a test.
"""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import role_required
from accounts.roles import Role
from courses.analysis.regrading import Change, Outcome
from courses.forms.item_analysis import RegradeForm
from courses.models import AttemptItem, Question, Regrade
from courses.services import regrading as service

PER_PAGE = 50
coordinators_only = role_required(Role.COORDINATOR)


@coordinators_only
@require_safe
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    question = _question(pk)
    return render(request, "courses/figures/regrade.html", {"question": question, "form": RegradeForm()})


@coordinators_only
@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Who would change. Nothing is written; the address holds the choice, so that it can be gone back to."""
    question, form = _question(pk), RegradeForm(request.GET)
    if not form.is_valid():
        return render(request, "courses/figures/regrade.html", {"question": question, "form": form})
    found = service.preview_regrade(question=question, **form.decision)
    page = Paginator(found.changes, PER_PAGE).get_page(request.GET.get("page"))
    counts = found.counts
    context = {
        "question": question,
        "given": form.cleaned_data,
        "mode_words": _mode_words(form.cleaned_data["mode"]),
        "preview": found,
        "up": counts[Outcome.UP],
        "down": counts[Outcome.DOWN],
        "same": counts[Outcome.SAME],
        "kept": counts[Outcome.KEPT],
        "not_comparable": counts[Outcome.NOT_COMPARABLE],
        "waits": counts[Outcome.WAITS],
        "page_obj": page,
        "people": _with_people(page.object_list),
        "query": _query(request),
    }
    return render(request, "courses/figures/regrade_preview.html", context)


@coordinators_only
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Once is once, however often it is pressed."""
    question, form = _question(pk), RegradeForm(request.POST)
    after = request.POST.get("after", "")
    if not form.is_valid() or not after.isdecimal():
        return render(request, "courses/figures/regrade.html", {"question": question, "form": form})
    try:
        made = service.regrade(
            question=question,
            mode=form.cleaned_data["mode"],
            is_never_lower=form.decision["never_lower"],
            reason=form.cleaned_data["reason"],
            made_by=request.user,
            after=int(after),
        )
    except service.RegradeOutdated:
        messages.warning(request, _("Somebody recalculated this question in the meantime. Look at the preview again."))
        return redirect("questions:regrade", pk)
    if made:
        messages.success(request, _("The results are being recalculated. People whose result changes get a mail."))
    else:
        messages.info(request, _("There is nothing to recalculate."))
    return redirect("questions:question", pk)


def _question(pk: int) -> Question:
    published = Question.objects.published().select_related("current_version", "competence")
    return get_object_or_404(published, pk=pk)


def _mode_words(mode: str) -> str:
    return str(Regrade.Mode(mode).label)


def _with_people(changes: list[Change]) -> list[dict[str, Any]]:
    """The changes of one page with whose they are: one query."""
    items = AttemptItem.objects.select_related("attempt__quiz", "attempt__enrolment__participant")
    found = items.in_bulk([change.item for change in changes])
    return [{"change": change, "attempt": found[change.item].attempt} for change in changes if change.item in found]


def _query(request: HttpRequest) -> str:
    rest = request.GET.copy()
    rest.pop("page", None)
    return f"{rest.urlencode()}&"
