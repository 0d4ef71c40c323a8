"""Working days in Poland. Pure: dates in, values out."""

from datetime import date, timedelta
from functools import lru_cache

import holidays

SATURDAY = 5


@lru_cache(maxsize=16)
def free_days(year: int) -> frozenset[date]:
    """Public holidays of a year, since 2025 with 24 December."""
    return frozenset(holidays.country_holidays("PL", years=year))


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in free_days(day.year)


def working_days_after(start: date, end: date) -> int:
    """How many of the days after `start`, up to and including `end`, are working days; 0 is the same day."""
    return sum(is_working_day(start + timedelta(days=day)) for day in range(1, (end - start).days + 1))
