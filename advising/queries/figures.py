"""Figures for the coordinator: how many questions, how soon answered, by office."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q

from advising import rules
from advising.models import Case, Office, State
from advising.queries.inbox import ANSWERED_ON, IN_TIME, asked_between

COUNTS = ("asked", "answered", "in_time", "unanswered", "overdue", "closed", "rated", "helped")


@dataclass(slots=True)
class Figures:
    """Of questions asked in a period. ``days``: working days to each first answer. Without an office: of all."""

    office: Office | None = None
    asked: int = 0
    answered: int = 0
    in_time: int = 0
    unanswered: int = 0
    overdue: int = 0
    closed: int = 0
    rated: int = 0
    helped: int = 0
    days: list[int] = field(default_factory=list)

    @property
    def late(self) -> int:
        return self.answered - self.in_time

    @property
    def typical_days(self) -> float | None:
        return rules.typical_days(self.days)

    @property
    def in_time_share(self) -> int | None:
        return rules.share(self.in_time, self.answered)

    @property
    def helped_share(self) -> int | None:
        return rules.share(self.helped, self.rated)


def figures_by_office(since: date | None, until: date | None, *, today: date) -> list[Figures]:
    """Every office, then all together. Three queries, however many cases."""
    cases = asked_between(Case.objects.all(), since, until)
    counted = {row["office"]: row for row in _counted(cases, today)}
    days = _days(cases)
    offices = [_figures(office, counted.get(office.pk, {}), days.get(office.pk, [])) for office in Office.objects.all()]
    return [*offices, _sum(offices)]


def _counted(cases: Any, today: date) -> Iterable[dict[str, Any]]:
    late = Q(first_answered_at=None, answer_due_on__lt=today) & ~Q(state=State.CLOSED)
    dated = cases.annotate(answered_on=ANSWERED_ON).order_by()
    found: Iterable[dict[str, Any]] = dated.values("office").annotate(
        asked=Count("pk"),
        answered=Count("pk", filter=Q(first_answered_at__isnull=False)),
        in_time=Count("pk", filter=IN_TIME),
        unanswered=Count("pk", filter=Q(state__in=rules.UNANSWERED)),
        overdue=Count("pk", filter=late),
        closed=Count("pk", filter=Q(state=State.CLOSED)),
        rated=Count("pk", filter=Q(was_helpful__isnull=False)),
        helped=Count("pk", filter=Q(was_helpful=True)),
    )
    return found


def _days(cases: Any) -> dict[int, list[int]]:
    """Days to the first answer by office: as many rows as there are different numbers of days."""
    rows = cases.exclude(first_answered_at=None).order_by().values_list("office", "first_answer_days")
    found: dict[int, list[int]] = {}
    for office, days, number in rows.annotate(number=Count("pk")):
        found.setdefault(office, []).extend([days] * number)
    return found


def _figures(office: Office, row: dict[str, Any], days: list[int]) -> Figures:
    return Figures(office=office, days=days, **{name: row.get(name, 0) for name in COUNTS})


def _sum(offices: list[Figures]) -> Figures:
    whole = Figures(days=[day for row in offices for day in row.days])
    for name in COUNTS:
        setattr(whole, name, sum(getattr(row, name) for row in offices))
    return whole
