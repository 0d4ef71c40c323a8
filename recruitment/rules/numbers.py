"""Numbers of applications."""

from datetime import datetime

from recruitment.rules.deadlines import WARSAW

PREFIX = "ZG"


def format_number(year: int, number: int) -> str:
    """ZG/2026/00001."""
    return f"{PREFIX}/{year}/{number:05d}"


def year_of(now: datetime) -> int:
    return now.astimezone(WARSAW).year
