"""What a file of the register must be. Each check raises RegisterError with file, line and reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from organisations.register.rows import Unit

LENGTHS = {"wojewodztwo": 2, "powiat": 4, "gmina": 7}
"""Digits of the TERYT code at each level."""

COMMUNE_KINDS = {"1": "gmina miejska", "2": "gmina wiejska", "3": "gmina miejsko-wiejska"}
"""The seventh digit. Parts of communes (4, 5), districts (8) and delegations (9) are no local governments."""

COUNTS = {"wojewodztwo": range(16, 17), "powiat": range(370, 391), "gmina": range(2400, 2561)}
"""On 1.01.2026: 16, 380 and 2479. A file far from that is cut short or is something else."""

NAME_LENGTH = 80


class RegisterError(Exception):
    """A file that cannot be loaded: where and why."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        self.path, self.line, self.reason = path, line, reason
        super().__init__(f"{path}:{line}: {reason}")


class OlderEdition(RegisterError):  # noqa: N818
    """The file is older than what is loaded."""


def check_row(path: Path, unit: Unit) -> None:
    reason = _code_mistake(unit) or _name_mistake(unit)
    if reason:
        raise RegisterError(path, unit.line, reason)


def _code_mistake(unit: Unit) -> str:
    if unit.level not in LENGTHS:
        return f"level {unit.level!r} is none of: {', '.join(LENGTHS)}"
    if not unit.code.isascii() or not unit.code.isdigit() or len(unit.code) != LENGTHS[unit.level]:
        return f"code {unit.code!r} should have {LENGTHS[unit.level]} digits"
    if unit.level == "gmina" and COMMUNE_KINDS.get(unit.code[6]) != unit.kind:
        return f"code {unit.code} and kind {unit.kind!r} do not agree"
    return ""


def _name_mistake(unit: Unit) -> str:
    if not unit.name or not unit.kind:
        return "name or kind is missing"
    if len(unit.name) > NAME_LENGTH:
        return f"the name has more than {NAME_LENGTH} characters"
    return ""


def check_parents(path: Path, units: Sequence[Unit]) -> None:
    """Every county stands in a known voivodeship, every commune in a known county, under their names."""
    known = {unit.key: unit for unit in units}
    for unit in units:
        if not unit.parent_key:
            continue
        parent = known.get(unit.parent_key)
        if parent is None:
            raise RegisterError(path, unit.line, f"unknown parent {unit.parent_key} of {unit.code}")
        if (unit.county if unit.level == "gmina" else unit.voivodeship) != parent.name:
            raise RegisterError(path, unit.line, f"parent {parent.key} is named {parent.name!r} in line {parent.line}")


def check_counts(path: Path, units: Sequence[Unit]) -> None:
    found = Counter(unit.level for unit in units)
    for level, allowed in COUNTS.items():
        if found[level] not in allowed:
            last = units[-1].line if units else 1
            bounds = f"{allowed.start} to {allowed.stop - 1}" if len(allowed) > 1 else str(allowed.start)
            raise RegisterError(path, last, f"rows of level {level}: {found[level]}, expected {bounds}")
