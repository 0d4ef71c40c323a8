"""States in the words of the one who reads them, with the colour of the tag."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from advising.models import Case
from advising.states import State


class StateWords(NamedTuple):
    text: str | Promise
    colour: str


FOR_PARTICIPANT = {
    State.NEW: StateWords(_("Sent, waits for an advisor"), "yellow"),
    State.WAITING_ADVISOR: StateWords(_("The advisor is working on it"), "yellow"),
    State.WAITING_PARTICIPANT: StateWords(_("The advisor has answered"), "green"),
    State.CLOSED: StateWords(pgettext_lazy("tag of a case", "Closed"), "grey"),
}
FOR_STAFF = {
    State.NEW: StateWords(pgettext_lazy("tag of a case", "New"), ""),
    State.WAITING_ADVISOR: StateWords(_("Waits for an advisor"), "yellow"),
    State.WAITING_PARTICIPANT: StateWords(_("Waits for the participant"), "green"),
    State.CLOSED: StateWords(pgettext_lazy("tag of a case", "Closed"), "grey"),
}
OVERDUE = StateWords(_("After the deadline"), "red")


def state_words(case: Case) -> StateWords:
    """For the one who asked."""
    return FOR_PARTICIPANT[State(case.state)]


def staff_words(case: Case) -> StateWords:
    """For those who answer: a promise not kept hides the state, for it is what matters."""
    return OVERDUE if case.is_overdue else FOR_STAFF[State(case.state)]
