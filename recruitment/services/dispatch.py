"""A recruiter's action by its name: the doors of the back office do not repeat the table."""

from datetime import datetime

from accounts.models import User
from recruitment.models import Application
from recruitment.rules import Action, Who
from recruitment.services.answering import withdraw
from recruitment.services.deciding import (
    ask_to_supplement,
    begin_review,
    offer_place,
    put_on_waiting_list,
    reject,
    restore,
)
from recruitment.services.errors import NotAllowed


def decide(
    *,
    action: Action,
    application: Application,
    by: User,
    reason: str = "",
    due_at: datetime | None = None,
    now: datetime | None = None,
) -> Application:
    """``reason`` and ``due_at`` matter only to actions that have them. Raises what the verb of the action raises."""
    match action:
        case Action.BEGIN_REVIEW:
            return begin_review(application=application, by=by, now=now)
        case Action.ASK_TO_SUPPLEMENT:
            return ask_to_supplement(application=application, by=by, reason=reason, due_at=due_at, now=now)
        case Action.OFFER_PLACE:
            return offer_place(application=application, by=by, who=Who.RECRUITER, now=now)
        case Action.PUT_ON_WAITING_LIST:
            return put_on_waiting_list(application=application, by=by, now=now)
        case Action.REJECT:
            return reject(application=application, by=by, reason=reason, now=now)
        case Action.RESTORE:
            return restore(application=application, by=by, reason=reason, now=now)
        case Action.WITHDRAW:
            return withdraw(application=application, by=by, now=now)
    raise NotAllowed(action, application.state)
