"""The one table of what may happen to an application."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from recruitment.states import State


class Who(StrEnum):
    APPLICANT = "applicant"
    RECRUITER = "recruiter"
    SYSTEM = "system"
    """The daily task."""


class Action(StrEnum):
    SUBMIT = "submit"
    BEGIN_REVIEW = "begin_review"
    ASK_TO_SUPPLEMENT = "ask_to_supplement"
    SEND_SUPPLEMENT = "send_supplement"
    OFFER_PLACE = "offer_place"
    PUT_ON_WAITING_LIST = "put_on_waiting_list"
    REJECT = "reject"
    ACCEPT_PLACE = "accept_place"
    DECLINE_PLACE = "decline_place"
    EXPIRE_OFFER = "expire_offer"
    WITHDRAW = "withdraw"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class Transition:
    """``label`` says what a person does when they press the button; ``done`` how the history tells it."""

    label: Any
    done: Any
    sources: frozenset[State]
    target: State
    who: frozenset[Who]
    needs_reason: bool = False
    has_letter: bool = True


def _of(*states: State) -> frozenset[State]:
    return frozenset(states)


def _by(*who: Who) -> frozenset[Who]:
    return frozenset(who)


TRANSITIONS: dict[Action, Transition] = {
    Action.SUBMIT: Transition(
        _("Send the application"), _("Application sent"), _of(State.DRAFT), State.SUBMITTED, _by(Who.APPLICANT)
    ),
    Action.BEGIN_REVIEW: Transition(
        _("Begin the review"),
        _("Review begun"),
        _of(State.SUBMITTED),
        State.IN_REVIEW,
        _by(Who.RECRUITER),
        has_letter=False,
    ),
    Action.ASK_TO_SUPPLEMENT: Transition(
        _("Ask for a supplement"),
        _("Supplement asked for"),
        _of(State.SUBMITTED, State.IN_REVIEW),
        State.TO_SUPPLEMENT,
        _by(Who.RECRUITER),
        needs_reason=True,
    ),
    Action.SEND_SUPPLEMENT: Transition(
        _("Send the supplement"),
        _("Supplement sent"),
        _of(State.TO_SUPPLEMENT),
        State.IN_REVIEW,
        _by(Who.APPLICANT),
    ),
    Action.OFFER_PLACE: Transition(
        _("Offer a place"),
        _("Place offered"),
        _of(State.IN_REVIEW, State.WAITING),
        State.OFFERED,
        _by(Who.RECRUITER, Who.SYSTEM),
    ),
    Action.PUT_ON_WAITING_LIST: Transition(
        _("Put on the waiting list"),
        _("Entered on the waiting list"),
        _of(State.IN_REVIEW),
        State.WAITING,
        _by(Who.RECRUITER),
    ),
    Action.REJECT: Transition(
        _("Reject"),
        _("Application rejected"),
        _of(State.SUBMITTED, State.IN_REVIEW, State.TO_SUPPLEMENT, State.WAITING),
        State.REJECTED,
        _by(Who.RECRUITER),
        needs_reason=True,
    ),
    Action.ACCEPT_PLACE: Transition(
        _("Accept the place"), _("Place accepted"), _of(State.OFFERED), State.PARTICIPANT, _by(Who.APPLICANT)
    ),
    Action.DECLINE_PLACE: Transition(
        _("Decline the place"), _("Place declined"), _of(State.OFFERED), State.WITHDRAWN, _by(Who.APPLICANT)
    ),
    Action.EXPIRE_OFFER: Transition(
        _("Let the offer expire"), _("Offer expired"), _of(State.OFFERED), State.EXPIRED, _by(Who.SYSTEM)
    ),
    Action.WITHDRAW: Transition(
        _("Withdraw the application"),
        _("Application withdrawn"),
        _of(State.SUBMITTED, State.IN_REVIEW, State.TO_SUPPLEMENT, State.WAITING, State.OFFERED),
        State.WITHDRAWN,
        _by(Who.APPLICANT, Who.RECRUITER),
    ),
    Action.RESTORE: Transition(
        _("Take up again"),
        _("Taken up again"),
        _of(State.REJECTED, State.EXPIRED),
        State.IN_REVIEW,
        _by(Who.RECRUITER),
        needs_reason=True,
    ),
}


def is_allowed(action: Action, state: State | str, who: Who) -> bool:
    transition = TRANSITIONS[action]
    return state in transition.sources and who in transition.who


def allowed_actions(state: State | str, who: Who) -> tuple[Action, ...]:
    """In the order of the table."""
    return tuple(action for action in TRANSITIONS if is_allowed(action, state, who))
