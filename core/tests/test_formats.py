from datetime import UTC, date, datetime

from core.formats import clock, long_date, long_datetime

NOON = datetime(2026, 11, 22, 11, 3, tzinfo=UTC)


def test_long_date_is_written_as_in_a_letter():
    assert long_date(date(2026, 11, 22)) == "22 listopada 2026 r."


def test_long_date_of_a_moment_is_the_day_in_warsaw():
    assert long_date(datetime(2026, 11, 22, 23, 30, tzinfo=UTC)) == "23 listopada 2026 r."


def test_long_datetime_tells_the_hour_in_warsaw():
    assert long_datetime(NOON) == "22 listopada 2026 r. o 12:03"


def test_summer_time_is_followed():
    assert clock(datetime(2026, 7, 1, 10, 0, tzinfo=UTC)) == "12:00"
