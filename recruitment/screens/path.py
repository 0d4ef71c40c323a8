"""The way of an application, with "you are here". Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.formats import long_date
from recruitment.states import State

STEP_OF = {
    State.DRAFT: 0,
    State.SUBMITTED: 1,
    State.IN_REVIEW: 1,
    State.TO_SUPPLEMENT: 1,
    State.WAITING: 2,
    State.REJECTED: 2,
    State.OFFERED: 3,
    State.EXPIRED: 3,
    State.PARTICIPANT: 4,
}
"""Where an application stands; one withdrawn stands nowhere."""


@dataclass(frozen=True, slots=True)
class PathStep:
    title: str
    note: str
    is_done: bool = False
    is_now: bool = False


def path_of(call: Any, state: str | None) -> list[PathStep]:
    """``state`` None: not begun yet."""
    now = None if state is None else STEP_OF.get(State(state))
    return [
        PathStep(title, note, is_done=now is not None and number < now, is_now=number == now)
        for number, (title, note) in enumerate(_steps(call))
    ]


def _steps(call: Any) -> Iterator[tuple[str, str]]:
    yield _("You prepare the application"), _("until %(day)s") % {"day": long_date(call.closes_at)}
    yield _("We check the formal conditions"), _days_to_supplement(call.days_to_supplement)
    yield _("Decision"), _by(call.decisions_on) or _("by e-mail and in “My desk”")
    yield _("You confirm that you take part"), _days_to_accept(call.days_to_accept)
    yield _("The course starts"), long_date(call.starts_on) if call.starts_on else ""


def _by(day: Any) -> str:
    return _("by %(day)s, by e-mail and in “My desk”") % {"day": long_date(day)} if day else ""


def _days_to_supplement(days: int) -> str:
    text = ngettext(
        "if something is missing, you have %(days)d day",
        "if something is missing, you have %(days)d days",
        days,
    )
    return text % {"days": days}


def _days_to_accept(days: int) -> str:
    return ngettext("you have %(days)d day for it", "you have %(days)d days for it", days) % {"days": days}


def days_left(until: datetime, now: datetime) -> int:
    """Whole calendar days in the time zone of the site: 0 is today."""
    return (timezone.localtime(until).date() - timezone.localtime(now).date()).days


def left_in_words(until: datetime, now: datetime) -> str:
    days = days_left(until, now)
    if days < 0 or until <= now:
        return ""
    if days == 0:
        return _("until today")
    return ngettext("%(days)d day left", "%(days)d days left", days) % {"days": days}
