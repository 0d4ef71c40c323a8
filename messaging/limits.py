"""How many letters one person may send."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from messaging.errors import TooManyLetters
from messaging.models import Message

LETTERS = 30
LETTERS_OF_STAFF = 200
"""An advisor answers a whole office's questions in one afternoon."""
WINDOW = timedelta(hours=1)


def check_pace(*, user: User, token: UUID | None = None, now: datetime | None = None) -> None:
    """Counted in the database, so for all processes together. Raises TooManyLetters.

    A letter that was sent already, and whose form comes again, is not one more.
    """
    if token and Message.objects.filter(token=token, author=user).exists():
        return
    since = (now or timezone.now()) - WINDOW
    limit = LETTERS_OF_STAFF if user.is_staff else LETTERS
    if Message.objects.filter(author=user, sent_at__gt=since).count() >= limit:
        raise TooManyLetters
