"""When a person wants mail about new letters."""

from accounts.models import User
from messaging.models import Preference


def set_preference(*, user: User, frequency: str) -> Preference:
    """Idempotent. Raises ValueError for a frequency that is none."""
    chosen = Preference.Frequency(frequency)
    return Preference.objects.update_or_create(user=user, defaults={"frequency": chosen})[0]
