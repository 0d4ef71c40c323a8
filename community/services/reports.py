"""Asking the moderators to look."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from community.models import Report
from messaging.errors import TooManyLetters
from messaging.models import Message

MOST_A_DAY = 20


@transaction.atomic
def report_person(
    *, reporter: User, person: User, reason: str, details: str = "", message: Message | None = None
) -> Report:
    """One open report a person or letter: saying it again changes its words. Idempotent. Raises TooManyLetters."""
    words = {"reason": Report.Reason(reason), "details": details}
    same: dict[str, Any] = {"reporter": reporter, "person": person, "message": message, "decided_at": None}
    if not Report.objects.filter(**same).exists():
        _check_pace(reporter)
    report, _ = Report.objects.update_or_create(**same, defaults=words)
    return report


def _check_pace(reporter: User) -> None:
    since = timezone.now() - timedelta(days=1)
    if Report.objects.filter(reporter=reporter, made_at__gt=since).count() >= MOST_A_DAY:
        raise TooManyLetters
