"""Figures of advising for the coordinator."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.decorators import role_required
from accounts.roles import Role
from advising import queries
from advising.forms import PeriodForm

DAYS = 90
PERIODS = (30, 90, 365)


@role_required(Role.COORDINATOR)
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Coordinators."""
    today = timezone.localdate()
    given = PeriodForm(request.GET).read()
    since, until = given.get("od") or today - timedelta(days=DAYS - 1), given.get("do") or today
    rows = queries.figures_by_office(since, until, today=today)
    context: dict[str, Any] = {
        "form": PeriodForm(initial={"od": since, "do": until}),
        "offices": rows[:-1],
        "whole": rows[-1],
        "since": since,
        "until": until,
        "dates": f"od={since.isoformat()}&do={until.isoformat()}",
        "periods": [{"days": days, "since": today - timedelta(days=days - 1), "until": today} for days in PERIODS],
        "has_no_office": len(rows) == 1,
    }
    return render(request, "advising/figures.html", context)
