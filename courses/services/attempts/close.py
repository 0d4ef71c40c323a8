"""Closing an attempt: graded once, under a lock, from the answers that were saved."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from courses import attempt_rules
from courses.models import Attempt, AttemptItem
from courses.services.enrolment import record_completion

from .grading import RESULT_FIELDS, Earned, grade_items, set_result


@transaction.atomic
def close_attempt(*, attempt: Attempt, by: str, now: datetime | None = None) -> Attempt:
    """The result, in points an item and in all; then the course is completed if that was all it needed.

    Idempotent: whoever comes second gets the result of the first. `by` is an Attempt.ClosedBy; past the deadline
    and its grace it is the deadline that closes, whoever asks.
    """
    now = now or timezone.now()
    rows = Attempt.objects.select_for_update(of=("self",)).select_related("enrolment")
    attempt = rows.get(pk=attempt.pk)
    if attempt.closed_at is None:
        is_over = attempt_rules.is_over(attempt.deadline, now)
        _close(attempt, Attempt.ClosedBy.DEADLINE if is_over else Attempt.ClosedBy(by), now)
    return attempt


def close_if_over(*, attempt: Attempt, now: datetime | None = None) -> Attempt:
    """The attempt as it stands now: closed if its time is over, otherwise unchanged. Idempotent.

    The one thing a GET may write: a result must not wait for the periodic task.
    """
    now = now or timezone.now()
    if attempt.closed_at or not attempt_rules.is_over(attempt.deadline, now):
        return attempt
    return close_attempt(attempt=attempt, by=Attempt.ClosedBy.DEADLINE, now=now)


def close_expired_attempts(*, now: datetime | None = None) -> int:
    """Closes every attempt whose time is over, each in a transaction of its own. Gives how many. Idempotent."""
    now = now or timezone.now()
    expired = list(Attempt.objects.open().filter(deadline__lt=now - attempt_rules.GRACE).order_by("deadline"))
    for attempt in expired:
        close_if_over(attempt=attempt, now=now)
    return len(expired)


def _close(attempt: Attempt, by: Attempt.ClosedBy, now: datetime) -> None:
    attempt.closed_at, attempt.closed_by = now, by
    items = list(attempt.items.for_grading())
    waits = _grade(items).waits
    set_result(attempt=attempt, items=items, waits=waits)
    attempt.save(update_fields=["closed_at", "closed_by", *RESULT_FIELDS])
    if attempt.is_passed:
        record_completion(enrolment=attempt.enrolment)


def _grade(items: list[AttemptItem]) -> Earned:
    earned = grade_items(items)
    for item in items:
        item.points = earned.points[item.pk]
    AttemptItem.objects.bulk_update(items, ["points"])
    return earned
