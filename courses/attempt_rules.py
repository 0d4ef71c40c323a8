"""The rules of an attempt. Pure: values in, values out; the caller brings the time."""

from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import ceil

GRACE = timedelta(seconds=60)
"""An answer given before the deadline may travel this long: a slow network is nobody's fault."""

CENT = Decimal("0.01")


def deadline(started_at: datetime, time_limit: int | None, extra: int = 0) -> datetime | None:
    """When answering ends; ``time_limit`` and ``extra`` in minutes, no limit: never."""
    return None if time_limit is None else started_at + timedelta(minutes=time_limit + extra)


def extra_minutes(time_limit: int | None, percent: int | None, minutes: int | None) -> int:
    """What was granted, in percent of the limit or in minutes, as whole minutes; a begun one is given."""
    if time_limit is None:
        return 0
    return minutes if minutes else ceil(time_limit * (percent or 0) / 100)


def pause_until(last_closed_at: datetime | None, pause: int) -> datetime | None:
    """From when the next attempt may begin; ``pause`` in minutes. None: no attempt before, or no pause."""
    return last_closed_at + timedelta(minutes=pause) if last_closed_at and pause else None


def is_pausing(until: datetime | None, now: datetime) -> bool:
    return until is not None and now < until


def is_over(deadline: datetime | None, now: datetime) -> bool:
    """The time, with its grace, has passed: nothing more is taken in."""
    return deadline is not None and now > deadline + GRACE


def minutes_left(deadline: datetime | None, now: datetime) -> int | None:
    """Whole minutes, begun ones counted; never below 0. None: no limit."""
    return None if deadline is None else max(0, ceil((deadline - now) / timedelta(minutes=1)))


def attempts_left(limit: int | None, used: int) -> int | None:
    """None: no limit."""
    return None if limit is None else max(0, limit - used)


def points(share: Fraction, max_points: Decimal) -> Decimal:
    """Points for one question, to the cent, halves up: what is shown is what is counted."""
    exact = share * Fraction(max_points)
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(CENT, ROUND_HALF_UP)


def points_to_pass(cut_score: int, max_score: Decimal) -> Decimal:
    return max_score * cut_score / 100


def is_passed(score: Decimal, max_score: Decimal, cut_score: int) -> bool:
    """``cut_score`` in percent; a result exactly on the line passes."""
    return score >= points_to_pass(cut_score, max_score)


def page_count(items: int, per_page: int) -> int:
    return max(1, ceil(items / per_page))


def page_of(position: int, per_page: int) -> int:
    """On which page, from 1, stands the question of this position, from 1."""
    return (position - 1) // per_page + 1
