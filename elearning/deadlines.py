"""What a person has to do by when. Pure: values in, values out."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from recruitment.queries import DeskApplication
from recruitment.states import State

WHAT_TO_DO = {
    State.DRAFT: _("Send the application"),
    State.TO_SUPPLEMENT: _("Supplement the application"),
    State.OFFERED: _("Accept or decline the place"),
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """``days_left`` is negative when the day has passed."""

    day: date
    days_left: int
    title: Any
    url: str
    note: str


def deadlines_of(application: DeskApplication | None, today: date) -> tuple[Deadline, ...]:
    """The nearest first."""
    if not application or not application.due_at or application.state not in WHAT_TO_DO:
        return ()
    day = timezone.localdate(application.due_at)
    title, left = WHAT_TO_DO[application.state], (day - today).days
    return (Deadline(day=day, days_left=left, title=title, url=application.url, note=application.call),)
