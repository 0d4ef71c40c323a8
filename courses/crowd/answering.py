"""How the crowd answers a question: better people more often right, with a few questions that are ill on purpose.

Points are what the kind grades and the rules round, so the records agree with the grading.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import combinations
from math import exp
from random import Random
from typing import Any

from courses import attempt_rules
from courses.models import QuestionVersion
from courses.questions import kind as kind_named

FULL = Decimal(1)


@dataclass(frozen=True)
class Given:
    response: dict[str, Any]
    points: Decimal


@dataclass(frozen=True)
class Asked:
    """A version with the ways to answer it. The chance of the right one is that of the two-parameter logistic model."""

    version: QuestionVersion
    right: Given
    wrong: tuple[Given, ...]
    weights: tuple[float, ...]
    slope: float
    threshold: float
    seconds: float

    def answer(self, ability: float, rng: Random) -> Given:
        chance = 0.05 + 0.95 / (1 + exp(-self.slope * (ability - self.threshold)))
        return self.right if rng.random() < chance else rng.choices(self.wrong, weights=self.weights)[0]

    def take(self, rng: Random) -> int:
        """Seconds."""
        return max(6, int(rng.lognormvariate(0, 0.45) * self.seconds))

    @cached_property
    def movable(self) -> tuple[str, ...]:
        return kind_named(self.version.kind).movable_ids(self.version.read_spec())


def study(version: QuestionVersion, place: int, rng: Random) -> Asked:
    """`place` in its competence decides whether the question is ill."""
    right, *wrong = [_given(version, response) for response in _responses(version)]
    weights = [rng.uniform(0.3, 1) for _each in wrong]
    slope, threshold = _nature(place, rng)
    if place % 7 == 3:
        weights[-1] = 0.01  # a distractor that deceives nobody
    return Asked(version, right, tuple(wrong), tuple(weights), slope, threshold, rng.uniform(25, 90))


def _nature(place: int, rng: Random) -> tuple[float, float]:
    """Slope and threshold: mostly sound; one in twenty too easy, too hard, guessed, and with a wrong key."""
    ill = {5: (1.0, -3.5), 11: (1.0, 3.2), 14: (0.0, 0.8), 18: (-0.9, 0.4)}
    return ill.get(place % 20, (rng.uniform(0.8, 1.9), rng.uniform(-1.6, 0.6)))


def _responses(version: QuestionVersion) -> list[dict[str, Any]]:
    """The right one first, then all others with as many options."""
    asked, spec = kind_named(version.kind), version.read_spec()
    right = asked.key_response(spec)
    if right is None:
        raise ValueError(f"{version} has no key")
    ids, size = asked.movable_ids(spec), len(right["chosen"])
    chosen = [asked.clean_response(spec, {"chosen": list(some)}) for some in combinations(ids, size)]
    return [right, *(response for response in chosen if response != right)]


def _given(version: QuestionVersion, response: dict[str, Any]) -> Given:
    share = kind_named(version.kind).grade(version.read_spec(), response).share
    return Given(response, attempt_rules.points(share, FULL))
