"""What recruiters tell each other."""

from datetime import datetime

from django.utils import timezone

from accounts.models import User
from recruitment.models import Application, Note


def add_note(*, application: Application, author: User, text: str, now: datetime | None = None) -> Note:
    return Note.objects.create(
        application=application, author=author, text=text.strip(), written_at=now or timezone.now()
    )
