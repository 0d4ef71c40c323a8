"""Columns and rows of a table that must make a total."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from .numbers import read_number, write_number
from .table_text import Cell


@dataclass(frozen=True)
class Line:
    """A column or a row that must make the total."""

    id: str
    heading: str
    cells: tuple[Cell, ...]


def numbers_of(line: Line, given: Mapping[str, str]) -> list[Fraction | None]:
    """None for a cell that is not filled, or not with a number that may stand there."""
    return [number_of(cell, given) for cell in line.cells if cell.is_counted]


def number_of(cell: Cell, given: Mapping[str, str]) -> Fraction | None:
    if not cell.is_field:
        return cell.number
    number = read_number(given.get(cell.id, ""))
    return None if number is not None and cell.is_free and number < 0 else number


def holds(line: Line, given: Mapping[str, str], total: Fraction) -> bool:
    numbers = numbers_of(line, given)
    return None not in numbers and sum(number or 0 for number in numbers) == total


def filling(line: Line, total: Fraction) -> dict[str, Fraction]:
    """The free cells of a line with what is left for them."""
    free = [cell.id for cell in line.cells if cell.is_free]
    left = _left(line, total)
    equal = Fraction(left // len(free)) if free else Fraction(0)
    return {id: left - equal * (len(free) - 1) if id == free[0] else equal for id in free}


def _left(line: Line, total: Fraction) -> Fraction:
    return total - sum((cell.known for cell in line.cells), Fraction(0))


def fault_of_line(line: Line, total: Fraction) -> str:
    """What an author has to mend; "" for a line that can be filled."""
    values = {"line": line.heading, "total": write_number(total)}
    if wordy := next(
        (cell for cell in line.cells if cell.is_counted and not cell.is_field and cell.number is None), None
    ):
        return _("“%(line)s” must make %(total)s, and “%(text)s” in it is no number.") % {**values, "text": wordy.text}
    left = _left(line, total)
    if any(cell.is_free for cell in line.cells):
        values["sum"] = write_number(total - left)
        return _("“%(line)s” makes %(sum)s without its free cells, more than %(total)s.") % values if left < 0 else ""
    values["sum"] = write_number(total - left)
    return _("“%(line)s” makes %(sum)s, not %(total)s.") % values if left else ""
