"""Certificates of an edition: how many there are, the bulk issue, who lacks what. For coordinators."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certificates import services
from certificates.queries.bulk import lacking, progress_of
from certificates.queries.editions import counts_of, issues_at_once, running_issue
from courses.models import Edition

from .doors import FORMS, READS, office, register_crumb, rooms

EDITIONS_ON_A_PAGE = 20
PEOPLE_ON_A_PAGE = 50


@office(*READS)
def editions(request: HttpRequest) -> HttpResponse:
    """Coordinators. Counted are the editions of this page of the list, not all there ever were."""
    rows = Edition.objects.select_related("course").order_by("-starts_on", "-pk")
    page = Paginator(rows, EDITIONS_ON_A_PAGE).get_page(request.GET.get("page"))
    counts = counts_of(page.object_list)
    lines = [{"edition": edition, "counts": counts[edition.pk]} for edition in page.object_list]
    return render(
        request, "certificates/office/editions.html", {"lines": lines, "page_obj": page, "rooms": rooms(request)}
    )


@office(*READS)
def edition(request: HttpRequest, number: int) -> HttpResponse:
    """Coordinators."""
    found = _find(number)
    people = Paginator(lacking(found), PEOPLE_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"page_obj": people, "issues_at_once": issues_at_once(found), **_progress(found)}
    return _page(request, "edition", found, **context)


@office(*READS)
def progress(request: HttpRequest, number: int) -> HttpResponse:
    """Coordinators: how far the bulk issue is, as a part of the page; a script asks for it while one runs."""
    return render(
        request, "certificates/office/_progress.html", {"edition": (found := _find(number)), **_progress(found)}
    )


@office(*FORMS)
def issue(request: HttpRequest, number: int) -> HttpResponse:
    """Coordinators. Pressed twice it is one bulk issue: the one under way comes back."""
    found = _find(number)
    counts = counts_of([found])[found.pk]
    if request.method == "POST":
        run = services.start_bulk_issue(edition=found, by=request.user)
        messages.success(request, _said(len(run.completion_ids)))
        return redirect("certificates:edition", found.pk)
    return _page(request, "issue", found, counts=counts)


def _said(number: int) -> str:
    if not number:
        return _("Everybody who completed the course has a certificate already.")
    words = ngettext("%(number)s certificate is being made.", "%(number)s certificates are being made.", number)
    return words % {"number": number}


def _find(number: int) -> Edition:
    return get_object_or_404(Edition.objects.select_related("course"), pk=number)


def _progress(found: Edition) -> dict[str, Any]:
    run = running_issue(found)
    is_under_way = run is not None and run.finished_at is None
    return {
        "counts": counts_of([found])[found.pk],
        "run": run,
        "is_under_way": is_under_way,
        "run_progress": progress_of(run) if is_under_way else None,
    }


def _page(request: HttpRequest, name: str, found: Edition, **context: Any) -> HttpResponse:
    crumbs = [register_crumb(), {"title": _("Editions"), "url": reverse("certificates:editions")}]
    if name != "edition":
        crumbs.append({"title": found.name, "url": reverse("certificates:edition", args=[found.pk])})
    return render(request, f"certificates/office/{name}.html", {"edition": found, "crumbs": crumbs, **context})
