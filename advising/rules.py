"""What may be done with a case, and by when it is answered. Pure: values in, values out."""

from datetime import UTC, date, datetime, time, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from advising.states import Action, State
from core.workdays import is_working_day, working_days_after

TIME_ZONE = ZoneInfo("Europe/Warsaw")

_OPEN = (State.NEW, State.WAITING_ADVISOR, State.WAITING_PARTICIPANT)
_AS_IT_IS: dict[State | None, State] = {state: state for state in _OPEN}

TRANSITIONS: dict[Action, dict[State | None, State]] = {
    Action.ASK: {None: State.NEW},
    Action.ANSWER: dict.fromkeys(_OPEN, State.WAITING_PARTICIPANT),
    # who adds something to a question that nobody has taken yet has still asked a new question
    Action.REPLY: {
        State.NEW: State.NEW,
        State.WAITING_ADVISOR: State.WAITING_ADVISOR,
        State.WAITING_PARTICIPANT: State.WAITING_ADVISOR,
    },
    Action.TAKE: {**_AS_IT_IS, State.NEW: State.WAITING_ADVISOR},
    Action.HAND_TO_ADVISOR: {**_AS_IT_IS, State.NEW: State.WAITING_ADVISOR},
    Action.HAND_TO_OFFICE: _AS_IT_IS,
    Action.NOTE: _AS_IT_IS,
    Action.CLOSE: dict.fromkeys(_OPEN, State.CLOSED),
    Action.REOPEN: {State.CLOSED: State.WAITING_ADVISOR},
    Action.RATE: {State.CLOSED: State.CLOSED},
}
"""Each action lists the states it may start from, and where it leads."""

UNANSWERED = frozenset({State.NEW, State.WAITING_ADVISOR})
"""The next word belongs to an advisor."""


class NotPossible(Exception):  # noqa: N818  (named as people read it, like the other domain errors)
    """The action does not fit the state in which the case is by now."""

    def __init__(self, action: Action, state: State | None) -> None:
        self.action, self.state = action, state
        super().__init__(f"{action} {state}")


def next_state(action: Action, state: State | None) -> State:
    """Raises NotPossible."""
    try:
        return TRANSITIONS[action][state]
    except KeyError:
        raise NotPossible(action, state) from None


def is_possible(action: Action, state: State | None) -> bool:
    return state in TRANSITIONS[action]


def local_date(moment: datetime) -> date:
    return moment.astimezone(TIME_ZONE).date()


def received_on(asked_at: datetime, closes_at: time) -> date:
    """The working day on which an office receives a question: the same one, the next one after its hours."""
    local = asked_at.astimezone(TIME_ZONE)
    day = local.date() if local.time() < closes_at else local.date() + timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def answer_due_on(asked_at: datetime, *, days: int, closes_at: time) -> date:
    """The last day of the promise: so many working days after the day the question was received."""
    day = received_on(asked_at, closes_at)
    while days:
        day += timedelta(days=1)
        days -= is_working_day(day)
    return day


def days_to_answer(asked_at: datetime, answered_at: datetime, *, closes_at: time) -> int:
    """Working days after the day of receipt, counted as the promise counts them; 0 is the same day."""
    return working_days_after(received_on(asked_at, closes_at), local_date(answered_at))


def is_overdue(*, due_on: date, first_answered_at: datetime | None, state: State, now: datetime) -> bool:
    """Nobody has answered yet, and the last day of the promise is over."""
    return first_answered_at is None and state != State.CLOSED and local_date(now) > due_on


def is_in_time(*, due_on: date, first_answered_at: datetime) -> bool:
    return local_date(first_answered_at) <= due_on


def typical_days(days: list[int]) -> float | None:
    """The median: one question that waited for a month does not spoil the figure."""
    return median(days) if days else None


def share(part: int, whole: int) -> int | None:
    """Whole percent, rounded down: 99.9 is not all."""
    return part * 100 // whole if whole else None


def start_of(day: date) -> datetime:
    """Midnight in Warsaw as an aware moment; correct on both days a year when the clock is moved."""
    return datetime.combine(day, time.min, tzinfo=TIME_ZONE).astimezone(UTC)
