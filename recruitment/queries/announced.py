"""The call that the home page announces."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from recruitment.models import RecruitmentPage


@dataclass(frozen=True, slots=True)
class AnnouncedCall:
    title: str
    lead: str
    url: str
    is_open: bool
    opens_at: datetime
    closes_at: datetime
    places: int
    places_per_commune: int
    starts_on: date | None


def announced_call(now: datetime | None = None) -> AnnouncedCall | None:
    """The published call that closes first, open or soon to open; None between calls. One query."""
    now = now or timezone.now()
    call = RecruitmentPage.objects.live().filter(closes_at__gt=now).order_by("opens_at", "pk").first()
    return call and AnnouncedCall(
        title=call.title,
        lead=call.lead,
        url=call.get_url() or "",
        is_open=call.opens_at <= now,
        opens_at=call.opens_at,
        closes_at=call.closes_at,
        places=call.places,
        places_per_commune=call.places_per_commune,
        starts_on=call.starts_on,
    )
