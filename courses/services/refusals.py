"""What was forged, or came too late, is written down: outside of the transaction that refused it."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from courses.models import Attempt, Refusal
from courses.questions import InvalidResponse
from courses.services.attempts import AttemptClosed, Sheet, UnknownItem, save_sheet

PER_HOUR = 30
"""Rows of one person: enough to see what happens, too few for a script to fill the table."""

DETAIL = 250


def save_or_record(*, participant: User, attempt_id: UUID, sheet: Sheet, now: datetime | None = None) -> Attempt:
    """`save_sheet`; whatever it refuses is recorded and raised again."""
    try:
        return save_sheet(participant=participant, attempt_id=attempt_id, sheet=sheet, now=now)
    except Attempt.DoesNotExist:
        record_refusal(participant=participant, attempt_id=attempt_id, reason=Refusal.Reason.NOT_OWN, now=now)
        raise
    except UnknownItem as error:
        reason, detail = Refusal.Reason.UNKNOWN_ITEM, str(error)
        record_refusal(participant=participant, attempt_id=attempt_id, reason=reason, detail=detail, now=now)
        raise
    except InvalidResponse as error:
        reason, detail = Refusal.Reason.NOT_OFFERED, str(error)
        record_refusal(participant=participant, attempt_id=attempt_id, reason=reason, detail=detail, now=now)
        raise
    except AttemptClosed:
        record_refusal(participant=participant, attempt_id=attempt_id, reason=Refusal.Reason.TOO_LATE, now=now)
        raise


def record_refusal(
    *, participant: User, attempt_id: UUID, reason: Refusal.Reason, detail: str = "", now: datetime | None = None
) -> Refusal | None:
    """None when the person has PER_HOUR of them within the hour: what matters is there already."""
    now = now or timezone.now()
    recent = Refusal.objects.filter(participant=participant, made_at__gt=now - timedelta(hours=1))
    if recent.count() >= PER_HOUR:
        return None
    known = Attempt.objects.filter(pk=attempt_id).first()
    detail = detail if known else f"{attempt_id} {detail}"
    return Refusal.objects.create(
        participant=participant, attempt=known, reason=reason, detail=detail.strip()[:DETAIL], made_at=now
    )
