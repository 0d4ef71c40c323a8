"""The end of a case, its return, and whether it helped."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from advising.models import Case
from advising.services.records import lock, move, share_letters
from advising.states import Action
from messaging.services import close_conversation, reopen_conversation


@transaction.atomic
def close_case(*, case: Case, by: User, now: datetime | None = None) -> Case:
    """By the participant or by staff. Idempotent."""
    case = lock(case)
    if case.is_closed:
        return case
    move(case, Action.CLOSE, by=by, now=now or timezone.now())
    case.save()
    close_conversation(conversation=case.conversation)
    return case


@transaction.atomic
def reopen_case(*, case: Case, by: User, now: datetime | None = None) -> Case:
    """The case waits for its advisor again; what was said about helping no longer holds. Idempotent."""
    case = lock(case)
    if not case.is_closed:
        return case
    move(case, Action.REOPEN, by=by, now=now or timezone.now())
    case.was_helpful = None
    case.save()
    reopen_conversation(conversation=case.conversation)
    share_letters(case)
    return case


@transaction.atomic
def rate_case(*, case: Case, participant: User, was_helpful: bool, now: datetime | None = None) -> Case:
    """Of a closed case; the last word counts. Idempotent. Raises NotPossible."""
    case = lock(case)
    if case.is_closed and case.was_helpful is was_helpful:
        return case
    case.was_helpful = was_helpful
    move(case, Action.RATE, by=participant, now=now or timezone.now(), was_helpful=was_helpful)
    case.save()
    return case
