"""What a recruiter decides. ``by`` is the recruiter; every verb raises NotAllowed outside its states."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from recruitment.models import Application
from recruitment.rules import Action, Who
from recruitment.services.locks import lock_application, lock_call
from recruitment.services.moving import deadline_of, move, take_step
from recruitment.services.seats import check_seat


def begin_review(*, application: Application, by: User, now: datetime | None = None) -> Application:
    return take_step(application=application, action=Action.BEGIN_REVIEW, who=Who.RECRUITER, by=by, now=now)


def ask_to_supplement(
    *, application: Application, by: User, reason: str, due_at: datetime | None = None, now: datetime | None = None
) -> Application:
    """``due_at`` is by default the end of the last of the days the call gives. Raises ReasonMissing, DeadlineInThePast.

    Past the deadline nothing happens by itself: the application stands among the overdue ones for the recruiter.
    """
    now = now or timezone.now()
    due_at = due_at or deadline_of(Action.ASK_TO_SUPPLEMENT, application, now)
    step = {"action": Action.ASK_TO_SUPPLEMENT, "who": Who.RECRUITER}
    return take_step(application=application, by=by, reason=reason, due_at=due_at, now=now, **step)  # type: ignore[arg-type]


@transaction.atomic
def offer_place(
    *, application: Application, by: User | None, who: Who = Who.RECRUITER, now: datetime | None = None
) -> Application:
    """A place is kept for the person until the deadline. Raises NoSeatsLeft, CommuneFull.

    The call is locked while its places are counted, so that decisions made at once give no place twice.
    """
    now = now or timezone.now()
    call = lock_call(application.call_id)
    mine = lock_application(application)
    check_seat(call, mine)
    move(mine, Action.OFFER_PLACE, who=who, by=by, due_at=deadline_of(Action.OFFER_PLACE, mine, now), now=now)
    return mine


def put_on_waiting_list(*, application: Application, by: User, now: datetime | None = None) -> Application:
    return take_step(application=application, action=Action.PUT_ON_WAITING_LIST, who=Who.RECRUITER, by=by, now=now)


def reject(*, application: Application, by: User, reason: str, now: datetime | None = None) -> Application:
    """Raises ReasonMissing."""
    return take_step(application=application, action=Action.REJECT, who=Who.RECRUITER, by=by, reason=reason, now=now)


def restore(*, application: Application, by: User, reason: str, now: datetime | None = None) -> Application:
    """After an appeal, or an offer that ran out: the review goes on. Raises ReasonMissing."""
    return take_step(application=application, action=Action.RESTORE, who=Who.RECRUITER, by=by, reason=reason, now=now)
