"""Dates as Polish writes them in running text, always in Europe/Warsaw.

The spaces are plain ones, so that the words can be compared and searched; chain the filter `typo` where
a line may break.
"""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import pgettext


def _local(value: date) -> date:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def long_date(value: date) -> str:
    """'22 listopada 2026 r.'; an aware datetime is taken to the time zone of the site first."""
    return date_format(_local(value), pgettext("format of a date, see Django's filter date", "j F Y"))


def long_datetime(value: datetime) -> str:
    """'22 listopada 2026 r. o 12:03'."""
    return date_format(_local(value), pgettext("format of a date with time, see Django's filter date", r"j F Y, H:i"))


def clock(value: datetime) -> str:
    """'12:03'."""
    return date_format(_local(value), "H:i")
