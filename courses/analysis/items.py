"""Item analysis of classical test theory. Pure: numbers in, numbers out; no database, request or clock.

Terms as Moodle's quiz statistics and the ETS glossary of testing use them:
- facility (p-value): the mean share of the points of the question;
- corrected discrimination (corrected item-total correlation): Pearson's r of the points for the question with the
  points for the rest of the attempt, so that the question is not compared with itself. Both are taken as shares of
  what was possible: tests of 10 and of 30 points then lie on one scale, and within one test r stays the same;
- distractor analysis: which share of attempts chose each option, and how those attempts went as a whole.

A tally takes one attempt after another and keeps sums only, so that its size does not grow with the attempts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import sqrt

from courses.questions import Part

FEWEST_ATTEMPTS = 20
"""Below it a correlation is mostly chance (its standard error is about 1/√n): none is given, and nothing is judged."""

LONGEST_PAUSE = timedelta(minutes=10)
"""A longer gap between two answers is a break, not thinking; it counts as this much."""

MOST_PARTS = 500
"""Of a question with free answers so many different ones are counted, and SHOWN_PARTS kept: the commonest."""

SHOWN_PARTS = 30


@dataclass(frozen=True, slots=True)
class Sighting:
    """The question in one attempt.

    `share` of its points (0 to 1); `rest`: the share of the points of all the other questions, None where there were
    none; `result` of the attempt in percent; `parts` of the response; `seconds` it took, None for no answer.
    """

    share: float
    rest: float | None
    result: float
    parts: tuple[Part, ...] = ()
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class PartFigures:
    """`share` of the attempts whose answer holds the part, `mean_score` of those in percent; None: nobody."""

    key: str
    text: str
    is_right: bool
    share: float
    mean_score: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """`seconds`: the median; `mean_result` of all attempts in percent."""

    attempts: int
    facility: float
    discrimination: float | None
    seconds: int | None
    mean_result: float
    parts: tuple[PartFigures, ...] = ()


@dataclass(slots=True)
class Correlation:
    """Pearson's r by Welford's updates: exact zero spread stays exact, and no large sums cancel out."""

    n: int = 0
    mean_x: float = 0.0
    mean_y: float = 0.0
    spread_x: float = 0.0
    spread_y: float = 0.0
    together: float = 0.0

    def add(self, x: float, y: float) -> None:
        self.n += 1
        dx, dy = x - self.mean_x, y - self.mean_y
        self.mean_x += dx / self.n
        self.mean_y += dy / self.n
        self.spread_x += dx * (x - self.mean_x)
        self.spread_y += dy * (y - self.mean_y)
        self.together += dx * (y - self.mean_y)

    @property
    def r(self) -> float | None:
        """-1 to 1; None without spread on either side, or with too few attempts."""
        spread = sqrt(self.spread_x) * sqrt(self.spread_y)
        if self.n < FEWEST_ATTEMPTS or spread < 1e-9:
            return None
        return max(-1.0, min(1.0, self.together / spread))


@dataclass(slots=True)
class _PartTally:
    count: int = 0
    results: float = 0.0


@dataclass(slots=True)
class Tally:
    """The sightings of one version of a question, added up."""

    attempts: int = 0
    shares: float = 0.0
    results: float = 0.0
    correlation: Correlation = field(default_factory=Correlation)
    parts: dict[Part, _PartTally] = field(default_factory=dict)
    times: dict[int, int] = field(default_factory=dict)

    def add(self, seen: Sighting) -> None:
        self.attempts += 1
        self.shares += seen.share
        self.results += seen.result
        if seen.rest is not None:
            self.correlation.add(seen.share, seen.rest)
        for part in set(seen.parts):
            self._add_part(part, seen.result)
        if seen.seconds is not None:
            whole = round(seen.seconds)
            self.times[whole] = self.times.get(whole, 0) + 1

    def _add_part(self, part: Part, result: float) -> None:
        tally = self.parts.get(part)
        if tally is None:
            if len(self.parts) >= MOST_PARTS:
                return
            tally = self.parts[part] = _PartTally()
        tally.count += 1
        tally.results += result

    def figures(self, offered: Sequence[Part] = ()) -> Figures:
        """`offered`: what everyone could choose, in the order of the question; it is told of even if nobody did.

        Raises ZeroDivisionError before the first sighting: there is nothing to tell of then.
        """
        return Figures(
            attempts=self.attempts,
            facility=max(0.0, min(1.0, self.shares / self.attempts)),
            discrimination=self.correlation.r,
            seconds=median(self.times),
            mean_result=self.results / self.attempts,
            parts=tuple(self._part(part) for part in [*offered, *self._others(offered)]),
        )

    def _others(self, offered: Sequence[Part]) -> list[Part]:
        """The commonest of the rest; equal ones by name, so that the order of attempts changes nothing."""
        others = [part for part in self.parts if part not in set(offered)]
        return sorted(others, key=lambda part: (-self.parts[part].count, part))[:SHOWN_PARTS]

    def _part(self, part: Part) -> PartFigures:
        tally = self.parts.get(part, _PartTally())
        mean = tally.results / tally.count if tally.count else None
        return PartFigures(part.key, part.text, part.is_right, tally.count / self.attempts, mean)


def median(counts: dict[int, int]) -> int | None:
    """Of whole numbers given as {value: how many}; of two in the middle the mean, halves up. None of nothing."""
    n = sum(counts.values())
    if not n:
        return None
    low, high = _at(counts, (n - 1) // 2), _at(counts, n // 2)
    return (low + high + 1) // 2


def _at(counts: dict[int, int], place: int) -> int:
    """The value at this place, from 0, of all in order."""
    for value in sorted(counts):
        place -= counts[value]
        if place < 0:
            return value
    raise IndexError(place)


def seconds_by_item(started_at: datetime, answers: Iterable[tuple[int, datetime]]) -> dict[int, float]:
    """Seconds spent on each item of one attempt; `answers`: (item, when saved), in the order they were saved.

    The time since the answer before it, or since the start, goes to the item answered; items saved at the same moment
    (several on one page) share it. An item answered anew takes the times of all its answers.
    """
    moments: dict[datetime, list[int]] = {}
    for item, given_at in answers:
        moments.setdefault(given_at, []).append(item)
    spent: dict[int, float] = {}
    before = started_at
    for given_at, items in moments.items():
        gap = min(max(given_at - before, timedelta(0)), LONGEST_PAUSE).total_seconds()
        for item in items:
            spent[item] = spent.get(item, 0.0) + gap / len(items)
        before = given_at
    return spent
