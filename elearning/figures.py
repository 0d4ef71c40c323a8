"""The figures of the coordinator's page: each says where its list is."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from advising.queries import waiting_counts
from advising.queries.inbox import Narrow, Scope
from advising.states import State
from certificates.queries import certificate_counts
from certificates.queries.waiting import waiting_for
from courses.stages import Stage, count_by_stage
from recruitment.queries import applications_by_state
from recruitment.queries.figures import list_url


@dataclass(frozen=True, slots=True)
class Figure:
    """``is_urgent``: somebody should act."""

    label: Any
    number: int
    url: str
    is_urgent: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    key: str
    title: Any
    figures: tuple[Figure, ...]
    more_url: str
    more_label: Any

    @property
    def is_empty(self) -> bool:
        return not any(figure.number for figure in self.figures)


def overview(now: datetime | None = None) -> tuple[Group, ...]:
    """Everything of the page; the number of queries does not depend on how many people there are."""
    now = now or timezone.now()
    return (_applications(), _participants(now), _cases(now), _certificates(now))


def _applications() -> Group:
    counts = applications_by_state()
    figures = (Figure(state.label, state.count, state.url) for state in counts)
    return Group("applications", _("Applications"), tuple(figures), list_url(), _("All applications"))


def _participants(now: datetime) -> Group:
    index = reverse("enrolments:index")
    figures = (
        Figure(stage.label, number, _filtered(index, stage=stage), is_urgent=stage == Stage.IDLE and number > 0)
        for stage, number in count_by_stage(now).items()
    )
    more = reverse("gradebook:index")
    return Group("participants", _("Participants"), tuple(figures), more, _("Gradebook"))


def _cases(now: datetime) -> Group:
    counts, inbox = waiting_counts(now=now), reverse("advising:inbox")
    late, too_late = counts["overdue"], _filtered(inbox, zakres=Scope.ALL, stan=Narrow.OVERDUE)
    figures = (
        Figure(_("after the deadline"), late, too_late, is_urgent=late > 0),
        *(
            Figure(label, counts[state], _filtered(inbox, zakres=Scope.ALL, stan=state))
            for state, label in State.choices
            if state != State.CLOSED
        ),
    )
    more = reverse("advising:figures")
    return Group("cases", _("Questions to advisors"), figures, more, _("Times of answers by office"))


def _certificates(now: datetime) -> Group:
    month_ago = now - timedelta(days=30)
    counts, register, waits = certificate_counts(month_ago), reverse("certificates:register"), waiting_for()
    figures = (
        Figure(pgettext_lazy("certificates", "issued"), counts.issued, register),
        Figure(
            _("issued in the last 30 days"),
            counts.issued_since,
            _filtered(register, od=timezone.localdate(month_ago).isoformat()),
        ),
        _urgent(_("waiting for a correction"), waits.obstacles, "certificates:obstacles"),
        _urgent(_("requests to correct a certificate"), waits.corrections, "certificates:corrections"),
        _urgent(_("revocations to confirm"), waits.revocations, "certificates:revocations"),
    )
    return Group("certificates", _("Certificates"), figures, register, _("All certificates"))


def _urgent(label: Any, number: int, address: str) -> Figure:
    return Figure(label, number, reverse(address), is_urgent=number > 0)


def _filtered(url: str, **filters: str) -> str:
    return f"{url}?{urlencode(filters)}"
