"""The points of an application: who gets a place first, and why. Docs: docs/decisions (recruitment).

A table of our own, after the usual criteria of such calls (section 4.3 of the facts): a commune whose strategy is
missing or runs out, a commune nobody has come from so far, a small commune, a person who works on the strategy.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _


class Ground(StrEnum):
    NO_STRATEGY = "no_strategy"
    EXPIRING = "expiring"
    IN_WORK = "in_work"
    NEW_COMMUNE = "new_commune"
    VILLAGE = "village"
    WORKS_ON_IT = "works_on_it"


POINTS: dict[Ground, int] = {
    Ground.NO_STRATEGY: 3,
    Ground.EXPIRING: 2,
    Ground.IN_WORK: 1,
    Ground.NEW_COMMUNE: 2,
    Ground.VILLAGE: 1,
    Ground.WORKS_ON_IT: 1,
}

GROUND_LABELS: dict[Ground, Any] = {
    Ground.NO_STRATEGY: _("The commune has no strategy in force"),
    Ground.EXPIRING: _("The strategy runs out this year or next year"),
    Ground.IN_WORK: _("The commune is writing a new strategy"),
    Ground.NEW_COMMUNE: _("Nobody from this commune has taken part so far"),
    Ground.VILLAGE: _("A village or town-and-village commune"),
    Ground.WORKS_ON_IT: _("The person coordinates or writes the strategy"),
}

OF_STATUS = {
    "none": Ground.NO_STRATEGY,
    "expired": Ground.NO_STRATEGY,
    "expiring": Ground.EXPIRING,
    "in_work": Ground.IN_WORK,
}
SMALL_COMMUNES = frozenset({"gmina wiejska", "gmina miejsko-wiejska"})
WORKING_ROLES = frozenset({"coordinates", "writes"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PointFacts:
    strategy_status: str
    strategy_role: str
    commune_kind: str
    is_new_commune: bool


def grounds(facts: PointFacts) -> tuple[Ground, ...]:
    found = {OF_STATUS.get(facts.strategy_status)}
    found |= {Ground.NEW_COMMUNE} if facts.is_new_commune else set()
    found |= {Ground.VILLAGE} if facts.commune_kind in SMALL_COMMUNES else set()
    found |= {Ground.WORKS_ON_IT} if facts.strategy_role in WORKING_ROLES else set()
    return tuple(ground for ground in Ground if ground in found)


def points(found: Iterable[Ground]) -> int:
    return sum(POINTS[ground] for ground in found)
