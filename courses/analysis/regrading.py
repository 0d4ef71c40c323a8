"""What a mended key changes. Pure: values in, values out."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from courses import attempt_rules
from courses.questions import InvalidResponse, Spec, kind


class Outcome(StrEnum):
    """`KEPT`: it would fall, and may not. `NOT_COMPARABLE`: the new question cannot read the answer to the old one.
    `WAITS`: an advisor has still to read it; the two are left as they stand."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    KEPT = "kept"
    NOT_COMPARABLE = "not_comparable"
    WAITS = "waits"

    @property
    def is_change(self) -> bool:
        return self in (Outcome.UP, Outcome.DOWN)

    @property
    def is_applied(self) -> bool:
        """The item stands by the new key from now on, whether or not its points change."""
        return self.is_change or self == Outcome.SAME


@dataclass(frozen=True, slots=True)
class Standing:
    """An item as it stands and what it would earn; `earned` None with the reason in `left`.

    `score` is that of its attempt, or the sum of its points so far while the result waits for a review.
    """

    item: int
    attempt: UUID
    points: Decimal
    earned: Decimal | None
    score: Decimal
    max_score: Decimal
    cut_score: int
    has_result: bool = True
    left: Outcome = Outcome.NOT_COMPARABLE


@dataclass(frozen=True, slots=True)
class Change:
    """One item: its points and the result of its attempt, before and after."""

    item: int
    attempt: UUID
    outcome: Outcome
    before: Decimal
    after: Decimal
    score_before: Decimal
    score_after: Decimal
    max_score: Decimal
    was_passed: bool
    is_passed: bool


def regrade_changes(standings: Iterable[Standing], *, never_lower: bool = True) -> list[Change]:
    """What becomes of every item, in the given order; an attempt that asked the question twice changes step by step."""
    scores: dict[UUID, Decimal] = {}
    changes = []
    for standing in standings:
        change = _change(standing, scores.get(standing.attempt, standing.score), never_lower=never_lower)
        scores[standing.attempt] = change.score_after
        changes.append(change)
    return changes


def outcome_of(before: Decimal, after: Decimal, *, never_lower: bool) -> Outcome:
    if after == before:
        return Outcome.SAME
    if after > before:
        return Outcome.UP
    return Outcome.KEPT if never_lower else Outcome.DOWN


def can_compare(old_kind: str, old: Spec, response: Any, new_kind: str, new: Spec) -> bool:
    """Whether the new question can read what was answered to the old one: of the same kind, with the same things to
    choose from (nobody is graded by what was not offered to them) and the same rubric."""
    if old_kind != new_kind:
        return False
    asked = kind(old_kind)
    if set(asked.movable_ids(old)) != set(asked.movable_ids(new)):
        return False
    if [line.id for line in asked.rubric(old)] != [line.id for line in asked.rubric(new)]:
        return False
    if not asked.is_answered(response):
        return True
    try:
        asked.clean_response(new, response)
    except InvalidResponse:
        return False
    return True


def _change(standing: Standing, score: Decimal, *, never_lower: bool) -> Change:
    before, earned = standing.points, standing.earned
    outcome = standing.left if earned is None else outcome_of(before, earned, never_lower=never_lower)
    after = earned if earned is not None and outcome.is_change else before
    new_score = score + after - before
    return Change(
        item=standing.item,
        attempt=standing.attempt,
        outcome=outcome,
        before=before,
        after=after,
        score_before=score,
        score_after=new_score,
        max_score=standing.max_score,
        was_passed=_is_passed(standing, score),
        is_passed=_is_passed(standing, new_score),
    )


def _is_passed(standing: Standing, score: Decimal) -> bool:
    """A result that waits for a review is not passed yet."""
    return standing.has_result and attempt_rules.is_passed(score, standing.max_score, standing.cut_score)
