"""Keeping the offices."""

from collections.abc import Iterable

from django.db import transaction

from accounts.models import User
from advising.models import Office, OfficeAdvisor, OfficeArea
from core.slugs import polish_slug


@transaction.atomic
def ensure_office(
    *, name: str, voivodeship_keys: Iterable[str], advisors: Iterable[User], place: str = "", email: str = ""
) -> Office:
    """An office by its name, with these voivodeships and advisors, who answer specialist questions too.

    Idempotent: only ever adds. A voivodeship that another office has stays there; what people changed stays too.
    """
    slug = polish_slug(name)[:60]
    office: Office
    office, _created = Office.objects.get_or_create(slug=slug, defaults={"name": name, "place": place, "email": email})
    for key in voivodeship_keys:
        OfficeArea.objects.get_or_create(voivodeship=key, defaults={"office": office})
    for advisor in advisors:
        OfficeAdvisor.objects.get_or_create(office=office, user=advisor, defaults={"takes_specialist": True})
    return office
