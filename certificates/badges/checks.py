"""Whether the key of badges can be opened: better known before the next certificate is due."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import DatabaseError
from django.utils.translation import gettext as _

from certificates.badges.keys import KeyNotOpened, private_key
from certificates.models import SigningKey


@register(Tags.database)
def check_key_opens(app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """With `manage.py check --database default`, and every `migrate`; before the first one there is nothing to open."""
    if "default" not in (databases or ()):
        return []
    try:
        if key := SigningKey.objects.filter(is_active=True).first():
            private_key(key)
    except DatabaseError:
        return []
    except KeyNotOpened as error:
        message = _("The key that signs badges cannot be opened: no certificate can be issued.")
        return [Warning(message, hint=str(error), id="certificates.W010")]
    return []
