"""More time for those who need it: granted and ended by a coordinator. Each grant is a record that stays."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from courses import attempt_rules
from courses.models import Attempt, Enrolment, ExtraTime


def grant_extra_time(
    *,
    enrolment: Enrolment,
    by: User,
    note: str,
    percent: int | None = None,
    minutes: int | None = None,
    now: datetime | None = None,
) -> ExtraTime:
    """More time for every test of the course, in percent of its limit or in minutes: exactly one of them.

    What was granted before ends. An attempt that is open, and whose time is not over, gets its new deadline at once;
    closed ones stay as they were. Granting the same once more adds no record. Raises ValueError for both or neither.

    Two transactions: closing locks an attempt and then its enrolment, so nobody may lock them the other way round.
    """
    if bool(percent) == bool(minutes):
        raise ValueError("Extra time is in percent or in minutes")
    now = now or timezone.now()
    granted = _record(ExtraTime(enrolment=enrolment, percent=percent, minutes=minutes, note=note, granted_by=by), now)
    for attempt in Attempt.objects.open().filter(enrolment=enrolment).exclude(deadline=None):
        _move_deadline(attempt, granted, now)
    return granted


@transaction.atomic
def end_extra_time(*, enrolment: Enrolment, by: User, now: datetime | None = None) -> ExtraTime | None:
    """From the next attempt on; an open one keeps the time it has. Idempotent: None when nothing was in force."""
    current = _lock_current(enrolment)
    _end(current, by, now or timezone.now())
    return current


@transaction.atomic
def _record(wanted: ExtraTime, now: datetime) -> ExtraTime:
    current = _lock_current(wanted.enrolment)
    if current and _terms(current) == _terms(wanted):
        return current
    _end(current, wanted.granted_by, now)
    wanted.granted_at = now
    wanted.save()
    return wanted


def _terms(granted: ExtraTime) -> tuple[int | None, int | None, str]:
    return granted.percent, granted.minutes, granted.note


def _lock_current(enrolment: Enrolment) -> ExtraTime | None:
    """Starts and grants of one person wait for each other here."""
    Enrolment.objects.select_for_update(of=("self",)).get(pk=enrolment.pk)
    return ExtraTime.objects.filter(enrolment=enrolment, ended_at=None).first()


def _end(current: ExtraTime | None, by: User, now: datetime) -> None:
    if current:
        current.ended_by, current.ended_at = by, now
        current.save(update_fields=["ended_by", "ended_at"])


@transaction.atomic
def _move_deadline(attempt: Attempt, granted: ExtraTime, now: datetime) -> None:
    """Later only: what a person was told to have is never made shorter."""
    attempt = Attempt.objects.select_for_update(of=("self",)).get(pk=attempt.pk)
    limit = _limit_of(attempt)
    extra = attempt_rules.extra_minutes(limit, granted.percent, granted.minutes)
    if attempt.closed_at or extra <= attempt.extra_minutes or attempt_rules.is_over(attempt.deadline, now):
        return
    attempt.extra_minutes = extra
    attempt.deadline = attempt_rules.deadline(attempt.started_at, limit, extra)
    attempt.save(update_fields=["extra_minutes", "deadline"])


def _limit_of(attempt: Attempt) -> int:
    """In minutes, as it was at the start: the limit of the quiz may have been edited meanwhile."""
    granted = timedelta(minutes=attempt.extra_minutes)
    return round((attempt.deadline - attempt.started_at - granted) / timedelta(minutes=1)) if attempt.deadline else 0
