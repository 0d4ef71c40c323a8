"""When the end of a certificate's validity comes near enough to speak of it. Pure."""

from datetime import date, timedelta

REMINDED_BEFORE = timedelta(days=60)


def reminder_day(issued: date, valid_until: date) -> date:
    """Sixty days before the last day; of a short validity, half-way. From that day on it may also be renewed."""
    return max(valid_until - REMINDED_BEFORE, issued + (valid_until - issued) / 2)
