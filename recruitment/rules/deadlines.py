"""Until when a person has to act."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WARSAW = ZoneInfo("Europe/Warsaw")


def due_after(now: datetime, days: int) -> datetime:
    """The last second of the day that lies ``days`` days ahead, as Warsaw counts days (a change of clocks included)."""
    return end_of_day(now.astimezone(WARSAW).date() + timedelta(days=days))


def end_of_day(day: date) -> datetime:
    return datetime.combine(day, time(23, 59, 59), tzinfo=WARSAW)


def is_over(due_at: datetime | None, now: datetime) -> bool:
    """The last second still belongs to the person."""
    return due_at is not None and now >= due_at + timedelta(seconds=1)
