"""What one person of the crowd does, and when. Pure: the course as values in, a plan out."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random

LATEST, LONG_AGO = 28, 33
"""Days: who learns did something within the former, who stopped has done nothing since the latter."""

OPEN_ATTEMPTS = 0.06


class Path(StrEnum):
    NOT_BEGUN = "not_begun"
    LEARNING = "learning"
    STOPPED = "stopped"
    COMPLETED = "completed"


SHARES = {Path.NOT_BEGUN: 9, Path.LEARNING: 24, Path.STOPPED: 19, Path.COMPLETED: 48}


@dataclass(frozen=True, slots=True)
class Plan:
    """`modules`: how many are gone through; `lessons`: how many of the next one are read. `ability`: 0 is the middle.

    `retakes` and `changes` are chances (0 to 1) that a passed test is taken once more and that an answer is changed.
    """

    path: Path
    enrolled_at: datetime
    until: datetime
    ability: float
    modules: int
    lessons: int
    has_open_attempt: bool
    retakes: float
    changes: float


def make_plan(*, modules: int, lessons: int, starts_at: datetime, now: datetime, pace: float, rng: Random) -> Plan:
    """`pace`: answers so far to answers wanted so far; it decides how busy this person is."""
    path = rng.choices(list(SHARES), weights=_weights(pace))[0]
    enrolled_at = min(starts_at + timedelta(days=rng.uniform(-10, 6)), now - timedelta(days=2))
    done = {Path.NOT_BEGUN: 0, Path.COMPLETED: modules}.get(path, rng.randrange(modules))
    has_open_attempt = path is Path.LEARNING and rng.random() < OPEN_ATTEMPTS
    read = lessons if has_open_attempt else rng.randint(1, lessons)
    return Plan(
        path=path,
        enrolled_at=enrolled_at,
        until=_until(path, enrolled_at, now, rng),
        ability=rng.gauss(0.7 if path is Path.COMPLETED else 0.4, 0.8),
        modules=done,
        lessons=0 if path in (Path.NOT_BEGUN, Path.COMPLETED) else read,
        has_open_attempt=has_open_attempt,
        retakes=0.35 if pace < 1 else 0,
        changes=0.3 if pace < 1 else 0.05,
    )


def _weights(pace: float) -> list[float]:
    """A crowd that has answered too much already grows by people who have not begun."""
    too_much = 12 if pace > 1.02 else 1
    return [weight * (too_much if path is Path.NOT_BEGUN else 1) for path, weight in SHARES.items()]


def _until(path: Path, enrolled_at: datetime, now: datetime, rng: Random) -> datetime:
    """The last thing done; never before the second day."""
    latest = {
        Path.LEARNING: now - timedelta(days=rng.uniform(0.1, LATEST)),
        Path.STOPPED: now - timedelta(days=rng.uniform(LONG_AGO, 110)),
        Path.COMPLETED: enrolled_at + timedelta(days=rng.uniform(30, 120)),
    }.get(path, enrolled_at)
    return max(min(latest, now - timedelta(hours=2)), enrolled_at + timedelta(days=1))
