"""Places of a call, counted."""

from datetime import datetime

from django.db.models import Count

from recruitment.models import Application, Change, RecruitmentPage
from recruitment.rules import CallPhase
from recruitment.states import HOLDS_SEAT, OPEN, State


def seats_left(call: RecruitmentPage) -> int:
    """Below zero where the editor has lowered the number of places since."""
    return call.places - Application.objects.filter(call=call).holding_seat().count()


def full_communes(call: RecruitmentPage) -> frozenset[str]:
    """Keys of communes that have all the places one commune may have."""
    holding = Application.objects.filter(call=call).holding_seat().exclude(commune_key="").order_by()
    counted = holding.values("commune_key").annotate(taken=Count("pk"))
    return frozenset(counted.filter(taken__gte=call.places_per_commune).values_list("commune_key", flat=True))


def commune_count(call: RecruitmentPage, commune_key: str) -> int:
    return Application.objects.filter(call=call, commune_key=commune_key).holding_seat().count()


def first_waiting(call: RecruitmentPage) -> Application | None:
    """Most points, then the longest wait; never one whose commune has all its places, or whose account is gone."""
    waiting = Application.objects.filter(call=call, state=State.WAITING, applicant__isnull=False)
    able = waiting.exclude(commune_key__in=full_communes(call))
    return able.order_by("-points", "waiting_since", "submitted_at", "number").first()


def places_for_waiting(call: RecruitmentPage, now: datetime) -> int:
    """How many places the daily task may offer.

    A place is for the waiting list when somebody who held it gave it back; and, once the call is closed, when there
    are more free places than applications still to decide. So the list takes no place from those still in review.
    """
    spare = _freed(call) - _taken_from_list(call)
    if call.phase(now) is CallPhase.CLOSED:
        spare = max(spare, seats_left(call) - Application.objects.filter(call=call, state__in=OPEN).count())
    return min(seats_left(call), spare)


def _freed(call: RecruitmentPage) -> int:
    gone = Change.objects.filter(application__call=call, from_state__in=HOLDS_SEAT)
    return gone.exclude(to_state__in=HOLDS_SEAT).count()


def _taken_from_list(call: RecruitmentPage) -> int:
    moved = Change.objects.filter(application__call=call, from_state=State.WAITING)
    return moved.filter(to_state=State.OFFERED).count()
