"""The one way an application changes its state: table, change, letter, in one transaction."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from recruitment.models import Application, Change
from recruitment.rules import TRANSITIONS, Action, Who, due_after, is_allowed
from recruitment.services.errors import DeadlineInThePast, NotAllowed, ReasonMissing
from recruitment.services.letters import send_letter
from recruitment.services.locks import lock_application
from recruitment.states import State


@transaction.atomic
def take_step(
    *,
    application: Application,
    action: Action,
    who: Who,
    by: User | None = None,
    reason: str = "",
    due_at: datetime | None = None,
    now: datetime | None = None,
) -> Application:
    """Locks the application and moves it. Raises NotAllowed, ReasonMissing, DeadlineInThePast."""
    mine = lock_application(application)
    move(mine, action, who=who, by=by, reason=reason, due_at=due_at, now=now or timezone.now())
    return mine


def move(
    application: Application,
    action: Action,
    *,
    who: Who,
    now: datetime,
    by: User | None = None,
    reason: str = "",
    due_at: datetime | None = None,
) -> Change:
    """For a caller who holds the lock of the application."""
    check(application, action, who=who, reason=reason, due_at=due_at, now=now)
    change = _write_change(application, action, by=by, reason=reason.strip(), now=now)
    application.state = change.to_state
    application.due_at = due_at
    application.waiting_since = now if change.to_state == State.WAITING else None
    application.save()
    if TRANSITIONS[action].has_letter:
        send_letter(application=application, action=action, change=change)
    return change


def check(
    application: Application, action: Action, *, who: Who, reason: str, due_at: datetime | None, now: datetime
) -> None:
    if not is_allowed(action, application.state, who):
        raise NotAllowed(action, application.state)
    if TRANSITIONS[action].needs_reason and not reason.strip():
        raise ReasonMissing
    if due_at is not None and due_at <= now:
        raise DeadlineInThePast


def deadline_of(action: Action, application: Application, now: datetime) -> datetime | None:
    """The deadline the call gives for this action, where the person has to answer it."""
    days = {
        Action.ASK_TO_SUPPLEMENT: application.call.days_to_supplement,
        Action.OFFER_PLACE: application.call.days_to_accept,
    }
    return due_after(now, days[action]) if action in days else None


def _write_change(application: Application, action: Action, *, by: User | None, reason: str, now: datetime) -> Change:
    return Change.objects.create(
        application=application,
        action=action,
        from_state=application.state,
        to_state=TRANSITIONS[action].target,
        by=by,
        reason=reason,
        happened_at=now,
    )
