"""What the holder lets others see."""

from django.db import transaction

from certificates.models import Certificate, HolderChoice


@transaction.atomic
def choose_name_shown(*, certificate: Certificate, is_shown: bool) -> HolderChoice:
    """Whether whoever has the code reads the full name instead of initials. Idempotent; undone at any time."""
    choice, _created = HolderChoice.objects.update_or_create(certificate=certificate, defaults={"shows_name": is_shown})
    return choice
