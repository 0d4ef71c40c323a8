"""What the points of an application depend on."""

from recruitment.models import Application
from recruitment.rules import PointFacts
from recruitment.states import State


def point_facts(application: Application) -> PointFacts:
    seat = application.organisation.seat if application.organisation else None
    return PointFacts(
        strategy_status=application.strategy_status,
        strategy_role=application.strategy_role,
        commune_kind=seat.kind if seat else "",
        is_new_commune=bool(seat) and not _has_participants(application),
    )


def _has_participants(application: Application) -> bool:
    """In any call, this one included."""
    others = Application.objects.filter(commune_key=application.commune_key, state=State.PARTICIPANT)
    return others.exclude(pk=application.pk).exists()
