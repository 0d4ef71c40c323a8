"""A call in short: dates, places, cost."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.formats import long_date, long_datetime
from recruitment.rules import CallPhase
from recruitment.screens.path import left_in_words


def facts_of(call: Any, phase: CallPhase, now: datetime) -> list[dict[str, str]]:
    """Items for components/facts.html."""
    return [{"term": term, "value": value, "note": note} for term, value, note in _facts(call, phase, now)]


def _facts(call: Any, phase: CallPhase, now: datetime) -> Iterator[tuple[str, str, str]]:
    yield from _dates(call, phase, now)
    yield _("Places"), str(call.places), _per_commune(call.places_per_commune)
    yield _("Cost"), _("free of charge"), ""
    if call.decisions_on:
        yield _("Decisions"), _("by %(day)s") % {"day": long_date(call.decisions_on)}, ""
    if call.starts_on:
        yield _("Start of the course"), long_date(call.starts_on), ""


def _dates(call: Any, phase: CallPhase, now: datetime) -> Iterator[tuple[str, str, str]]:
    if phase is CallPhase.BEFORE:
        yield _("Applications from"), long_datetime(call.opens_at), left_in_words(call.opens_at, now)
    is_open = phase is CallPhase.OPEN
    term = _("Applications were taken until") if phase is CallPhase.CLOSED else _("Applications until")
    yield term, long_datetime(call.closes_at), left_in_words(call.closes_at, now) if is_open else ""


def _per_commune(places: int) -> str:
    text = ngettext("at most %(places)d person from one commune", "at most %(places)d people from one commune", places)
    return text % {"places": places}
