"""Why something cannot be done. Each says what happened and what to do; views show ``str(error)``."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from recruitment.rules import TRANSITIONS, Action, Part
from recruitment.states import State


class RecruitmentError(Exception):
    """Base of the domain errors; ``message`` is translated when it is shown."""

    message: Any = ""

    def __str__(self) -> str:
        return str(self.message)


class CallNotOpen(RecruitmentError):  # noqa: N818  (domain errors are named for what happened)
    message = _("This call takes no applications now.")


class NotEditable(RecruitmentError):  # noqa: N818
    message = _("This application has been sent, so its answers no longer change.")


class ApplicationIncomplete(RecruitmentError):  # noqa: N818
    """``parts`` says which ones."""

    message = _("Some parts are not complete yet. Complete them and send again.")

    def __init__(self, parts: Iterable[Part]) -> None:
        self.parts = tuple(parts)
        super().__init__(self.parts)


class NotAllowed(RecruitmentError):  # noqa: N818
    """The table of transitions does not know this action in this state."""

    def __init__(self, action: Action, state: State | str) -> None:
        self.action, self.state = action, State(state)
        super().__init__(action, state)

    @property
    def message(self) -> str:
        text = _("“%(action)s” is not possible: the state of the application is “%(state)s”.")
        return str(text) % {"action": TRANSITIONS[self.action].label, "state": self.state.label}


class ReasonMissing(RecruitmentError):  # noqa: N818
    message = _("Write the reason: it goes into the letter.")


class DeadlineInThePast(RecruitmentError):  # noqa: N818
    message = _("The deadline must be in the future.")


class NoSeatsLeft(RecruitmentError):  # noqa: N818
    message = _("All places of this call are taken. Put the person on the waiting list.")


class CommuneFull(RecruitmentError):  # noqa: N818
    message = _("This commune already has all the places that one commune may have in this call.")


class OfferExpired(RecruitmentError):  # noqa: N818
    message = _("The time to answer this offer has passed.")


class ApplicantGone(RecruitmentError):  # noqa: N818
    message = _("The account of this person has been deleted, so the place cannot be given.")


class PeselMissing(RecruitmentError):  # noqa: N818
    message = _("This call asks for PESEL. Without it the place cannot be accepted.")


class AlreadyParticipant(RecruitmentError):  # noqa: N818
    message = _("This person takes this course already, with a place from another call.")
