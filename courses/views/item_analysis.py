"""How questions measure: the list of those to mend, and one question. For coordinators and editors."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import role_required
from accounts.roles import Role
from core.queue import is_waiting
from courses import tasks
from courses.analysis.items import FEWEST_ATTEMPTS
from courses.analysis.plot import plot
from courses.analysis.trouble import advice_for
from courses.forms.item_analysis import FiguresForm
from courses.models import Question, QuestionFigures, QuestionVersion
from courses.queries import figures as queries
from courses.questions import Row, kind
from courses.services.regrading import is_under_way

PER_PAGE = 50
analysts_only = role_required(Role.COORDINATOR, Role.EDITOR)


@analysts_only
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Questions as they are asked now, those to mend first."""
    form = FiguresForm(request.GET)
    found = queries.spots(form.criteria())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": FiguresForm(initial={name: request.GET.get(name) for name in form.fields}),
        "page_obj": page,
        "rows": [_listed(row) for row in queries.rows_of(page.object_list)],
        "plot": plot(found),
        "to_mend": sum(spot.trouble > 0 for spot in found),
        "computed_at": max((spot.computed_at for spot in found), default=None),
        "is_narrowed": any(request.GET.get(name) for name in form.fields),
        "query": _query(request),
        "fewest": FEWEST_ATTEMPTS,
    }
    return render(request, "courses/figures/index.html", context)


@analysts_only
@require_POST
def compute(request: HttpRequest) -> HttpResponse:
    """All figures anew, by a worker; one that waits already will do."""
    if not is_waiting(tasks.compute_figures, question_id=None):
        tasks.compute_figures.enqueue(question_id=None)
    messages.success(request, _("The figures are being computed. Refresh the page in a minute."))
    return redirect("questions:index")


@analysts_only
@require_safe
def question(request: HttpRequest, pk: int) -> HttpResponse:
    """One question: as it was asked, who chose what, how each version did, what was regraded."""
    found = _question(pk)
    versions = queries.versions_of(found)
    shown = _shown(request, found, versions)
    regrades = list(queries.regrades_of(found))
    context = {
        "question": found,
        "versions": versions,
        "version": shown,
        "kind": kind(shown.kind).label if shown else "",
        "text": shown.spec["text"] if shown else found.key,
        "key_rows": _key_rows(shown) if shown else (),
        "figures": queries.figures_of(shown) if shown else None,
        "advice": advice_for(_trouble(shown)),
        "regrades": regrades,
        "is_under_way": bool(regrades) and is_under_way(regrades[0]),
        "may_edit": _is(request, Role.EDITOR),
        "may_regrade": _is(request, Role.COORDINATOR) and len(versions) > 0,
        "fewest": FEWEST_ATTEMPTS,
    }
    return render(request, "courses/figures/question.html", context)


@analysts_only
@require_POST
def compute_one(request: HttpRequest, pk: int) -> HttpResponse:
    """The figures of one question anew, by a worker."""
    found = _question(pk)
    if not is_waiting(tasks.compute_figures, question_id=found.pk):
        tasks.compute_figures.enqueue(question_id=found.pk)
    messages.success(request, _("The figures are being computed. Refresh the page in a minute."))
    return redirect("questions:question", found.pk)


def _question(pk: int) -> Question:
    return get_object_or_404(Question.objects.select_related("competence", "current_version"), pk=pk)


def _shown(request: HttpRequest, found: Question, versions: list[QuestionVersion]) -> QuestionVersion | None:
    """The version asked for; otherwise the current one, if it has figures, or the newest that has."""
    by_pk = {str(version.pk): version for version in versions}
    if asked := by_pk.get(request.GET.get("version", "")):
        return asked
    current = by_pk.get(str(found.current_version_id))
    counted = [version for version in versions if queries.figures_of(version)]
    return current if current in counted else next(iter(counted), current or next(iter(versions), None))


def _key_rows(version: QuestionVersion) -> tuple[Row, ...]:
    asked, spec = kind(version.kind), version.read_spec()
    return asked.grade(spec, asked.key_response(spec)).rows


def _trouble(version: QuestionVersion | None) -> int:
    figures = version and queries.figures_of(version)
    return figures.trouble if figures else 0


def _listed(row: QuestionFigures) -> dict[str, Any]:
    version = row.version
    return {
        "figures": row,
        "question": version.question,
        "text": version.spec["text"],
        "kind": kind(version.kind).label,
        "advice": advice_for(row.trouble),
    }


def _is(request: HttpRequest, role: Role) -> bool:
    return role in request.user.roles or request.user.is_superuser


def _query(request: HttpRequest) -> str:
    """The rest of the address, for the pages of the list."""
    rest = request.GET.copy()
    rest.pop("page", None)
    return f"{rest.urlencode()}&" if rest else ""
