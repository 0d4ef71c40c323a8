"""The application on a person's desk."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from recruitment.addresses import address_of
from recruitment.models import Application
from recruitment.states import State

WHAT_NEXT: dict[State, Any] = {
    State.DRAFT: _("Complete the application and send it."),
    State.SUBMITTED: _("The recruiter will check it. You get a message about every change."),
    State.IN_REVIEW: _("The recruiter is checking it. You get a message about the decision."),
    State.TO_SUPPLEMENT: _("Supplement the application and send it again."),
    State.OFFERED: _("A place is kept for you. Accept it or decline it."),
    State.WAITING: _("When a place comes free, we offer it in the order of the list."),
    State.REJECTED: _("You find the reason in the message and on the page of the application."),
    State.PARTICIPANT: _("You have a place. The course is open."),
    State.WITHDRAWN: _("The application is no longer considered."),
    State.EXPIRED: _("The time to accept the place has passed."),
}


@dataclass(frozen=True, slots=True)
class DeskApplication:
    """``due_at`` is set when the person has to act, ``needs_answer`` says so."""

    application: Application
    state: State
    label: Any
    what_next: Any
    due_at: datetime | None
    url: str
    call: str

    @property
    def needs_answer(self) -> bool:
        return self.state in (State.DRAFT, State.TO_SUPPLEMENT, State.OFFERED)


def desk_application(user: Any) -> DeskApplication | None:
    """The latest application of the person; a draft ends with its call. One query."""
    if not isinstance(user, User):
        return None
    own = Application.objects.of(user).exclude(state=State.WITHDRAWN)
    found = own.select_related("call").order_by("-started_at").first()
    return _entry(found) if found else None


def _entry(application: Application) -> DeskApplication:
    state = State(application.state)
    due_at = application.call.closes_at if state is State.DRAFT else application.due_at
    return DeskApplication(
        application=application,
        state=state,
        label=state.label,
        what_next=WHAT_NEXT[state],
        due_at=due_at,
        url=address_of(application),
        call=application.call.title,
    )
