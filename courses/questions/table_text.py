"""A table as an author writes it: a line a row, "|" between cells, cells to fill in square brackets.

Etap | 2027 | 2028
Diagnoza | [40] | 20
Wdrożenie | [] | [80±0,5]
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from .base import first_repeated
from .numbers import Target, read_number, read_target

MOST_COLUMNS = 8
MOST_ROWS = 20
"""With more it is no small table: nobody fills it in on a phone."""

_FIELD = re.compile(r"\[(.*)\]")
_RULE = re.compile(r"[\s|:-]*-[\s|:-]*")
_NOTHING = frozenset({"", "-", "–", "—"})


@dataclass(frozen=True)
class Cell:
    """`text` as written; `id` is "r1c2": its row and column, counted from 1 without headings; `name` tells both."""

    id: str
    name: str
    text: str

    @property
    def is_field(self) -> bool:
        return _FIELD.fullmatch(self.text) is not None

    @property
    def inside(self) -> str:
        found = _FIELD.fullmatch(self.text)
        return found[1].strip() if found else ""

    @property
    def is_free(self) -> bool:
        return self.is_field and not self.inside

    @property
    def target(self) -> Target | None:
        """Of a cell to fill with one number."""
        return read_target(self.inside) if self.inside else None

    @property
    def number(self) -> Fraction | None:
        """Of a cell that is printed."""
        return None if self.is_field else read_number(self.text)

    @property
    def is_counted(self) -> bool:
        """An empty cell or a dash adds nothing to a sum."""
        return self.text not in _NOTHING

    @property
    def known(self) -> Fraction:
        """What the cell adds to a sum when filled in right; a free one nothing."""
        return self.target.value if self.target else self.number or Fraction(0)


@dataclass(frozen=True)
class TableRow:
    heading: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    corner: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]

    @property
    def fields(self) -> tuple[Cell, ...]:
        return tuple(cell for row in self.rows for cell in row.cells if cell.is_field)

    def column(self, number: int) -> tuple[Cell, ...]:
        """Counted from 1, without the headings."""
        return tuple(row.cells[number - 1] for row in self.rows)


def read_table(text: str) -> Table:
    """Of a text that `fault_of` finds nothing wrong with."""
    (corner, *columns), *lines = _lines(text)
    rows = [_row(number, line, columns) for number, line in enumerate(lines, start=1)]
    return Table(corner, tuple(columns), tuple(rows))


def fault_of(text: str) -> str:
    """The first thing to mend, in words for the author; "" for a good table."""
    lines = _lines(text)
    return _shape_fault(lines) or _heading_fault(lines) or _field_fault(read_table(text))


def _row(number: int, line: Sequence[str], columns: Sequence[str]) -> TableRow:
    heading, *texts = line
    cells = [
        Cell(f"r{number}c{place}", f"{heading}, {column}", text)
        for place, (column, text) in enumerate(zip(columns, texts, strict=True), start=1)
    ]
    return TableRow(heading, tuple(cells))


def _lines(text: str) -> list[list[str]]:
    """Cells by line; the frame and the rule of a Markdown table are let pass."""
    return [_cells(line.strip()) for line in text.splitlines() if line.strip() and not _RULE.fullmatch(line)]


def _cells(line: str) -> list[str]:
    if len(line) > 1 and line.startswith("|") and line.endswith("|"):
        line = line[1:-1]
    return [" ".join(cell.split()) for cell in line.split("|")]


def _shape_fault(lines: list[list[str]]) -> str:
    if len(lines) < 2 or len(lines[0]) < 2:
        return _("Write a line of headings and at least one row, with | between the cells.")
    if len(lines) - 1 > MOST_ROWS or len(lines[0]) - 1 > MOST_COLUMNS:
        most = {"rows": MOST_ROWS, "columns": MOST_COLUMNS}
        return _("The table may have at most %(rows)s rows and %(columns)s columns beside the headings.") % most
    if uneven := next((number for number, line in enumerate(lines, start=1) if len(line) != len(lines[0])), 0):
        counts = {"line": uneven, "cells": len(lines[uneven - 1]), "wanted": len(lines[0])}
        return _("Line %(line)s has %(cells)s cells, the first line has %(wanted)s.") % counts
    return ""


def _heading_fault(lines: list[list[str]]) -> str:
    columns, rows = lines[0][1:], [line[0] for line in lines[1:]]
    if not all(columns) or not all(rows):
        return _("Every column and every row needs a heading: it names the cells for those who cannot see the table.")
    if repeated := first_repeated(columns) or first_repeated(rows):
        return _("The heading “%(heading)s” stands twice.") % {"heading": repeated}
    return ""


def _field_fault(table: Table) -> str:
    if not table.fields:
        return _("Put at least one cell in square brackets, so that there is something to fill in.")
    if unread := next((cell for cell in table.fields if not cell.is_free and cell.target is None), None):
        values = {"cell": unread.name, "text": unread.text}
        return _("“%(cell)s”: write a number in the brackets, for example [40] or [40±0,5], not %(text)s.") % values
    return ""
