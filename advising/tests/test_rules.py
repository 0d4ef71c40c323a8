"""States and working days, as tables."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import product

import pytest

from advising import rules
from advising.states import Action, State

NEW, ADVISOR, PARTICIPANT, CLOSED = State.NEW, State.WAITING_ADVISOR, State.WAITING_PARTICIPANT, State.CLOSED
FOUR = time(16)

TABLE = {
    (Action.ASK, None): NEW,
    (Action.ANSWER, NEW): PARTICIPANT,
    (Action.ANSWER, ADVISOR): PARTICIPANT,
    (Action.ANSWER, PARTICIPANT): PARTICIPANT,
    (Action.REPLY, NEW): NEW,
    (Action.REPLY, ADVISOR): ADVISOR,
    (Action.REPLY, PARTICIPANT): ADVISOR,
    (Action.TAKE, NEW): ADVISOR,
    (Action.TAKE, ADVISOR): ADVISOR,
    (Action.TAKE, PARTICIPANT): PARTICIPANT,
    (Action.HAND_TO_ADVISOR, NEW): ADVISOR,
    (Action.HAND_TO_ADVISOR, ADVISOR): ADVISOR,
    (Action.HAND_TO_ADVISOR, PARTICIPANT): PARTICIPANT,
    (Action.HAND_TO_OFFICE, NEW): NEW,
    (Action.HAND_TO_OFFICE, ADVISOR): ADVISOR,
    (Action.HAND_TO_OFFICE, PARTICIPANT): PARTICIPANT,
    (Action.NOTE, NEW): NEW,
    (Action.NOTE, ADVISOR): ADVISOR,
    (Action.NOTE, PARTICIPANT): PARTICIPANT,
    (Action.CLOSE, NEW): CLOSED,
    (Action.CLOSE, ADVISOR): CLOSED,
    (Action.CLOSE, PARTICIPANT): CLOSED,
    (Action.REOPEN, CLOSED): ADVISOR,
    (Action.RATE, CLOSED): CLOSED,
}
"""The whole of it: what does not stand here is refused."""


@pytest.mark.parametrize(("action", "state"), list(product(Action, [None, *State])))
def test_every_action_from_every_state(action, state):
    expected = TABLE.get((action, state))
    assert rules.is_possible(action, state) is (expected is not None)
    if expected:
        assert rules.next_state(action, state) is expected
    else:
        with pytest.raises(rules.NotPossible) as refusal:
            rules.next_state(action, state)
        assert (refusal.value.action, refusal.value.state) == (action, state)


def warsaw(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=rules.TIME_ZONE)


@pytest.mark.parametrize(
    ("asked", "days", "due"),
    [
        ("2026-11-19T14:12", 3, "2026-11-24"),  # Thursday: Friday, Monday, Tuesday
        ("2026-11-19T15:59", 3, "2026-11-24"),
        ("2026-11-19T16:00", 3, "2026-11-25"),  # after office hours: as if asked on Friday
        ("2026-11-20T17:00", 3, "2026-11-26"),  # Friday evening: received on Monday
        ("2026-11-21T10:00", 3, "2026-11-26"),  # Saturday: received on Monday
        ("2026-11-10T10:00", 1, "2026-11-12"),  # 11 November is free
        ("2026-12-22T10:00", 3, "2026-12-29"),  # 24, 25 and 26 December are free, 27 is a Sunday
        ("2026-12-30T12:00", 3, "2027-01-05"),  # New Year's Day between
        ("2027-01-05T12:00", 1, "2027-01-07"),  # Epiphany between
        ("2026-11-19T14:12", 7, "2026-11-30"),  # specialist
        ("2026-04-30T09:00", 1, "2026-05-04"),  # 1 May a Friday, 3 May a Sunday
    ],
)
def test_deadline_counts_working_days(asked, days, due):
    assert rules.answer_due_on(warsaw(asked), days=days, closes_at=FOUR) == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("asked", "received"),
    [
        ("2026-03-27T15:30", "2026-03-27"),  # two days before the clock goes forward
        ("2026-03-30T15:30", "2026-03-30"),  # the first working day of summer time
        ("2026-10-23T15:59", "2026-10-23"),
        ("2026-10-26T15:59", "2026-10-26"),  # the first working day of winter time
        ("2026-10-25T02:30", "2026-10-26"),  # the hour that comes twice, on a Sunday
    ],
)
def test_office_hours_are_of_the_clock_on_the_wall(asked, received):
    moment = warsaw(asked).astimezone(UTC)
    assert rules.received_on(moment, FOUR) == date.fromisoformat(received)


def test_same_hour_of_the_world_is_another_hour_of_the_office():
    """14:30 UTC is 16:30 in summer and 15:30 in winter."""
    assert rules.received_on(datetime(2026, 7, 1, 14, 30, tzinfo=UTC), FOUR) == date(2026, 7, 2)
    assert rules.received_on(datetime(2026, 12, 1, 14, 30, tzinfo=UTC), FOUR) == date(2026, 12, 1)


@pytest.mark.parametrize("day", ["2026-12-24", "2025-12-24", "2026-06-04", "2026-08-15", "2026-11-11"])
def test_free_days(day):
    assert not rules.is_working_day(date.fromisoformat(day))


def test_christmas_eve_was_a_working_day_before_2025():
    assert rules.is_working_day(date(2024, 12, 24))


@pytest.mark.parametrize("start", [0, 37, 200, 355])
@pytest.mark.parametrize("days", [1, 3, 7])
def test_answer_on_the_last_day_took_as_many_days_as_promised(start, days):
    asked = datetime(2026, 1, 2, 11, 0, tzinfo=UTC) + timedelta(days=start)
    due = rules.answer_due_on(asked, days=days, closes_at=FOUR)
    answered = rules.start_of(due) + timedelta(hours=23, minutes=30)
    assert rules.days_to_answer(asked, answered, closes_at=FOUR) == days
    assert rules.is_in_time(due_on=due, first_answered_at=answered)
    assert not rules.is_in_time(due_on=due, first_answered_at=answered + timedelta(hours=1))


def test_answer_on_the_same_day_took_none():
    asked = warsaw("2026-11-19T09:00")
    assert rules.days_to_answer(asked, asked + timedelta(hours=5), closes_at=FOUR) == 0


@pytest.mark.parametrize(
    ("state", "answered", "now", "is_overdue"),
    [
        (NEW, False, "2026-11-24T23:59", False),
        (NEW, False, "2026-11-25T00:00", True),
        (ADVISOR, False, "2026-11-25T00:00", True),
        (ADVISOR, True, "2026-12-25T00:00", False),
        (CLOSED, False, "2026-12-25T00:00", False),
    ],
)
def test_overdue_from_the_midnight_after_the_last_day(state, answered, now, is_overdue):
    first = warsaw("2026-11-20T12:00") if answered else None
    found = rules.is_overdue(due_on=date(2026, 11, 24), first_answered_at=first, state=state, now=warsaw(now))
    assert found is is_overdue


def test_figures():
    assert rules.typical_days([1, 2, 40]) == 2
    assert rules.typical_days([1, 2]) == 1.5
    assert rules.typical_days([]) is None
    assert rules.share(999, 1000) == 99
    assert rules.share(0, 0) is None
