"""The key that signs badges: made anew when it is due, or when somebody may have seen it."""

import logging
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from certificates.badges import keys
from certificates.models import SigningKey

logger = logging.getLogger(__name__)


@transaction.atomic
def rotate_key(*, now: datetime | None = None) -> SigningKey:
    """A new key in use. The private half of the one before is destroyed, its public half stays published for ever.

    Of two rotations at once one is made, and both return its key.
    """
    now = now or timezone.now()
    before = SigningKey.objects.select_for_update().filter(is_active=True).first()
    if before:
        _retire(before, now)
    made = keys.active_key()
    if before:
        logger.warning("The key of badges %s was retired; %s is in use", before.kid, made.kid)
    return made


def _retire(key: SigningKey, now: datetime) -> None:
    key.is_active, key.retired_at, key.sealed_private = False, now, ""
    key.save(update_fields=["is_active", "retired_at", "sealed_private"])
