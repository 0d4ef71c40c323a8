"""The gradebook. For coordinators, and administrators, with a second factor; everybody else gets 403.

Answers are personal data: advisors read those that wait for them elsewhere, nobody else needs them here.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.decorators import role_required
from accounts.roles import Role
from courses.forms.gradebook import GradebookForm
from courses.gradebook.matrix import columns_of
from courses.models import Attempt, Enrolment
from courses.outline import Outline
from courses.queries import gradebook as queries
from courses.queries.person_record import attempt_record, person_record
from courses.stages import Stage

ON_A_PAGE = 50
NO_OUTLINE = Outline(course_id=0, title="", url="", legal_state=None, modules_in_order=False, modules=())
"""Of a course that is not published at present: its attempts stay, links to its lessons do not."""


@dataclass
class Asked:
    """What the address asks for."""

    request: HttpRequest

    @cached_property
    def courses(self) -> dict[int, Outline]:
        return queries.outlines()

    @cached_property
    def course_id(self) -> int:
        """The first course where none, or one that is not there, was chosen."""
        asked = self.request.GET.get("kurs", "")
        if asked.isdecimal() and int(asked) in self.courses:
            return int(asked)
        return next(iter(self.courses))

    @property
    def outline(self) -> Outline:
        return self.courses[self.course_id]

    @cached_property
    def form(self) -> GradebookForm:
        editions = queries.editions_of(self.course_id)
        return GradebookForm(self.request.GET, courses=self.courses, editions=editions)

    @cached_property
    def criteria(self) -> queries.Criteria:
        return self.form.criteria(self.course_id)

    def query(self, *without: str) -> str:
        """The address as it is, less these parameters."""
        rest = self.request.GET.copy()
        for name in without:
            rest.pop(name, None)
        return rest.urlencode()


class CountedPaginator(Paginator):
    """The stages are counted anyway: their sum is the number of people."""

    def __init__(self, people: Any, count: int) -> None:
        super().__init__(people, ON_A_PAGE)
        self.count = count


@role_required(Role.COORDINATOR)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Coordinators: participants by modules."""
    asked = Asked(request)
    if not asked.courses:
        return render(request, "courses/gradebook/index.html", {"has_no_course": True})
    counts = queries.count_stages(asked.criteria)
    page = _page(request, asked, counts)
    columns = columns_of(asked.outline)
    context = {
        "form": asked.form,
        "tabs": _tabs(asked, counts),
        "columns": columns,
        "lines": queries.lines(list(page.object_list), columns, asked.outline),
        "page_obj": page,
        "query": f"{rest}&" if (rest := asked.query("page")) else "",
        "export_query": asked.query("page"),
        "is_narrowed": any(asked.form.cleaned_data.get(name) for name in asked.form.NAMES),
        "course": asked.outline,
    }
    return render(request, "courses/gradebook/index.html", context)


@never_cache
@role_required(Role.COORDINATOR)
@require_safe
def person(request: HttpRequest, enrolment_id: int) -> HttpResponse:
    """Coordinators: everything on record about one enrolment."""
    rows = Enrolment.objects.with_outline().select_related("participant", "course", "edition")
    enrolment = get_object_or_404(rows, pk=enrolment_id)
    context = {"record": person_record(enrolment), "enrolment": enrolment, "crumbs": [_crumb()]}
    return render(request, "courses/gradebook/person.html", context)


@never_cache
@role_required(Role.COORDINATOR)
@require_safe
def attempt(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """Coordinators: a person's answers as they were asked. Nobody else: who teaches or edits does not need the name."""
    rows = Attempt.objects.with_course().select_related("enrolment__participant", "enrolment__course")
    found = get_object_or_404(rows, pk=attempt_id)
    whose = {"title": str(found.enrolment.participant), "url": reverse("gradebook:person", args=[found.enrolment_id])}
    outline = Outline.from_json(found.outline_data) if found.outline_data else NO_OUTLINE
    context = {"attempt": found, "items": attempt_record(found, outline), "crumbs": [_crumb(), whose]}
    return render(request, "courses/gradebook/attempt.html", context)


def _crumb() -> dict[str, str]:
    return {"title": gettext("Gradebook"), "url": reverse("gradebook:index")}


def _page(request: HttpRequest, asked: Asked, counts: dict[Stage, int]) -> Page:
    stage = asked.criteria.stage
    count = counts[Stage(stage)] if stage else sum(counts.values())
    return CountedPaginator(queries.enrolment_ids(asked.criteria), count).get_page(request.GET.get("page"))


def _tabs(asked: Asked, counts: dict[Stage, int]) -> list[dict[str, Any]]:
    """All and each stage, with the rest of the address kept."""
    rest, current = asked.query("page", "stan"), asked.criteria.stage
    tabs = [{"value": "", "label": None, "count": sum(counts.values())}]
    tabs += [{"value": stage.value, "label": stage.label, "count": counts[stage]} for stage in Stage]
    return [{**tab, "query": f"{rest}&" if rest else "", "is_current": tab["value"] == current} for tab in tabs]
