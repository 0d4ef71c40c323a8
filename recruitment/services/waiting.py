"""What the daily task does: offers that ran out, and places that came free.

Each application in a transaction of its own with its letter: a worker killed in between has done some of them wholly,
and the next run does the others.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from recruitment.models import Application, RecruitmentPage
from recruitment.queries.seats import first_waiting, places_for_waiting
from recruitment.rules import Action, Who, is_over
from recruitment.services.deciding import offer_place
from recruitment.services.locks import lock_application, lock_call
from recruitment.services.moving import move
from recruitment.states import State


def offer_freed_places(*, call: RecruitmentPage, now: datetime | None = None) -> list[Application]:
    """Ends the offers of the call that ran out and offers free places to the waiting list. Idempotent.

    In the order of points, then of waiting; a person whose commune has all its places is passed over. Gives those
    who got an offer.
    """
    now = now or timezone.now()
    expire_offers(call=call, now=now)
    offered: list[Application] = []
    while application := offer_next(call=call, now=now):
        offered.append(application)
    return offered


def expire_offers(*, call: RecruitmentPage, now: datetime | None = None) -> list[Application]:
    """Offers nobody answered in time. Idempotent."""
    now = now or timezone.now()
    late = Application.objects.filter(call=call, state=State.OFFERED, due_at__lte=now)
    return [expired for application in late if (expired := _expire(application, now))]


@transaction.atomic
def offer_next(*, call: RecruitmentPage, now: datetime) -> Application | None:
    """One place to the first on the waiting list, if there is one for them."""
    locked = lock_call(call.pk)
    if places_for_waiting(locked, now) <= 0:
        return None
    first = first_waiting(locked)
    return offer_place(application=first, by=None, who=Who.SYSTEM, now=now) if first else None


@transaction.atomic
def _expire(application: Application, now: datetime) -> Application | None:
    """None when the person answered in the meantime."""
    mine = lock_application(application)
    if mine.state != State.OFFERED or not is_over(mine.due_at, now):
        return None
    move(mine, Action.EXPIRE_OFFER, who=Who.SYSTEM, now=now)
    return mine
