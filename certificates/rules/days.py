"""Days as certificates count them. Pure."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

TIME_ZONE = ZoneInfo("Europe/Warsaw")


def local_date(moment: datetime) -> date:
    return moment.astimezone(TIME_ZONE).date()


def stored_date(text: str | None) -> date | None:
    """A date as a snapshot keeps it."""
    return date.fromisoformat(text) if text else None


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month (art. 112 of the Civil Code)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("a month has at least 28 days")
