"""The rules of an attempt as tables, without a database."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from courses import attempt_rules

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def test_the_deadline_is_counted_from_the_start():
    assert attempt_rules.deadline(NOON, 30) == datetime(2026, 11, 22, 12, 30, tzinfo=UTC)
    assert attempt_rules.deadline(NOON, None) is None


@pytest.mark.parametrize(
    ("late", "over"),
    [(-SECOND, False), (0 * SECOND, False), (59 * SECOND, False), (60 * SECOND, False), (61 * SECOND, True)],
)
def test_a_minute_of_grace_after_the_deadline(late, over):
    assert attempt_rules.is_over(NOON, NOON + late) is over


def test_without_a_limit_it_is_never_over():
    assert not attempt_rules.is_over(None, NOON + timedelta(days=400))
    assert attempt_rules.minutes_left(None, NOON) is None


@pytest.mark.parametrize(
    ("seconds", "minutes"), [(1800, 30), (1799, 30), (1741, 30), (1740, 29), (60, 1), (1, 1), (0, 0), (-30, 0)]
)
def test_begun_minutes_are_counted(seconds, minutes):
    assert attempt_rules.minutes_left(NOON + seconds * SECOND, NOON) == minutes


@pytest.mark.parametrize(("limit", "used", "left"), [(3, 0, 3), (3, 2, 1), (3, 3, 0), (3, 5, 0), (None, 9, None)])
def test_attempts_left(limit, used, left):
    assert attempt_rules.attempts_left(limit, used) == left


@pytest.mark.parametrize(
    ("share", "max_points", "points"),
    [
        (Fraction(1), "1", "1.00"),
        (Fraction(0), "1", "0.00"),
        (Fraction(1, 3), "1", "0.33"),
        (Fraction(2, 3), "1", "0.67"),
        (Fraction(1, 8), "1", "0.13"),
        (Fraction(1, 2), "2.5", "1.25"),
    ],
)
def test_points_are_rounded_to_the_cent(share, max_points, points):
    assert attempt_rules.points(share, Decimal(max_points)) == Decimal(points)


@pytest.mark.parametrize(
    ("score", "max_score", "cut", "passed"),
    [
        ("7", "10", 70, True),
        ("6.99", "10", 70, False),
        ("7.01", "10", 70, True),
        ("2.10", "3", 70, True),
        ("2.09", "3", 70, False),
        ("0", "10", 1, False),
        ("10", "10", 100, True),
        ("9.99", "10", 100, False),
    ],
)
def test_the_cut_score_is_exact(score, max_score, cut, passed):
    assert attempt_rules.is_passed(Decimal(score), Decimal(max_score), cut) is passed


@pytest.mark.parametrize(("position", "per_page", "page"), [(1, 1, 1), (10, 1, 10), (5, 5, 1), (6, 5, 2), (10, 50, 1)])
def test_page_of_a_question(position, per_page, page):
    assert attempt_rules.page_of(position, per_page) == page


@pytest.mark.parametrize(("items", "per_page", "pages"), [(10, 1, 10), (10, 5, 2), (10, 4, 3), (10, 50, 1), (0, 1, 1)])
def test_number_of_pages(items, per_page, pages):
    assert attempt_rules.page_count(items, per_page) == pages
