"""A small table whose cells are filled with numbers: some exactly, some so that a column or a row makes a total."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import (
    AuthorField,
    Grade,
    Part,
    Problem,
    Response,
    Row,
    Scores,
    Spec,
    SpecError,
    common,
    text_problems,
    words,
)
from .numbers import read_number, write_number, write_plain
from .table_sums import Line, fault_of_line, filling, holds, number_of, numbers_of
from .table_text import Cell, Table, fault_of, read_table
from .typed import LONGEST, ManyFields, mark_of

NONE, COLUMNS, ROWS = "none", "columns", "rows"


@dataclass(frozen=True, kw_only=True)
class TableFillSpec(Spec):
    """``table`` is what the author wrote (courses.questions.table_text)."""

    table: str
    sum_rule: str = NONE
    total: Fraction = Fraction(100)

    @cached_property
    def read(self) -> Table:
        return read_table(self.table)

    @property
    def fields(self) -> tuple[Cell, ...]:
        return self.read.fields

    @property
    def exact(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.fields if cell.target)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Those bound by the sum rule: the ones with something to fill in."""
        table = self.read
        found: list[Line] = []
        if self.sum_rule == COLUMNS:
            found = [Line(f"sum-c{n}", name, table.column(n)) for n, name in enumerate(table.columns, start=1)]
        if self.sum_rule == ROWS:
            found = [Line(f"sum-r{n}", row.heading, row.cells) for n, row in enumerate(table.rows, start=1)]
        return tuple(line for line in found if any(cell.is_field for cell in line.cells))


class TableFill(ManyFields[TableFillSpec]):
    """share = checks that hold / all checks

    The checks: every cell with a number of its own, and every bound line. A bound line holds when all its cells are
    filled with numbers, none of the free ones below 0, and they make the total exactly. The key fills the free cells
    of a line with what is left, in parts as equal as whole numbers allow.
    """

    name = "table_fill"
    label = gettext_lazy("table to fill in")
    instruction = gettext_lazy("Fill in the empty cells with numbers.")
    template = "courses/quiz/kinds/table_fill.html"
    of = "cells"
    author_fields = (
        AuthorField(
            "table",
            gettext_lazy("Table"),
            input="text",
            help=gettext_lazy(
                "A line is a row, | parts its cells. The first line and the first cell of every line are headings. "
                "Cells to fill in stand in square brackets: [40] this number, [40±0,5] with a tolerance, "
                "[] any number that keeps to the sum below."
            ),
            is_required=True,
        ),
        AuthorField(
            "sum_rule",
            gettext_lazy("What must make the total"),
            input="choice",
            choices=(
                (NONE, gettext_lazy("nothing")),
                (COLUMNS, gettext_lazy("each column")),
                (ROWS, gettext_lazy("each row")),
            ),
            initial=NONE,
        ),
        AuthorField("total", gettext_lazy("Total"), initial="100"),
    )

    def from_data(self, data: Mapping[str, Any]) -> TableFillSpec:
        total = read_number(words(data.get("total")) or "100")
        spec = TableFillSpec(
            **common(data),
            table=words(data.get("table")).replace("\r\n", "\n"),
            sum_rule=words(data.get("sum_rule")) or NONE,
            total=total or Fraction(0),
        )
        if problems := [*text_problems(spec), *_rule_problems(spec, total), *_table_problems(spec)]:
            raise SpecError(problems)
        return spec

    def to_data(self, spec: TableFillSpec) -> dict[str, Any]:
        return {
            "text": spec.text,
            "feedback": spec.feedback,
            "section": spec.section,
            "table": spec.table,
            "sum_rule": spec.sum_rule,
            "total": write_plain(spec.total),
        }

    def field_ids(self, spec: TableFillSpec) -> tuple[str, ...]:
        return tuple(cell.id for cell in spec.fields)

    def widget(
        self, spec: TableFillSpec, response: Response | None, order: Sequence[str], prefix: str
    ) -> Mapping[str, Any]:
        """`keypad`: the keys of a phone have a comma and no minus."""
        given = (response or {}).get("cells", {})
        rows = [
            {"heading": row.heading, "cells": [_shown(cell, given) for cell in row.cells]} for row in spec.read.rows
        ]
        has_minus = any(cell.target.value < 0 for cell in spec.exact if cell.target)
        return {
            "corner": spec.read.corner,
            "columns": spec.read.columns,
            "rows": rows,
            "sum_rule": spec.sum_rule,
            "total": write_number(spec.total),
            "keypad": "text" if has_minus else "decimal",
            "longest": LONGEST,
        }

    def grade(self, spec: TableFillSpec, response: object, scores: Scores | None = None) -> Grade:
        given = self.given(spec, response)
        cells = [_is_right(cell, given.get(cell.id, "")) for cell in spec.exact]
        lines = [holds(line, given, spec.total) for line in spec.lines]
        rows = [_cell_row(cell, given.get(cell.id, "")) for cell in spec.exact]
        rows += [_line_row(line, given, spec.total) for line in spec.lines]
        checks = cells + lines
        return Grade(share=Fraction(sum(checks), len(checks)), rows=tuple(rows))

    def key_response(self, spec: TableFillSpec) -> Response:
        key = {cell.id: cell.target.value for cell in spec.exact if cell.target}
        for line in spec.lines:
            key |= filling(line, spec.total)
        return {"cells": {cell.id: write_number(key[cell.id]) for cell in spec.fields}}

    def parts(self, spec: TableFillSpec, response: object) -> tuple[Part, ...]:
        """One a filled cell; a free one is right when its line holds."""
        given = self.given(spec, response)
        good = {cell.id for line in spec.lines if holds(line, given, spec.total) for cell in line.cells}
        return tuple(
            Part(
                f"{cell.id}={_written(text)}",
                f"{cell.name}: {text}",
                _is_right(cell, text) if cell.target else cell.id in good,
            )
            for cell in spec.fields
            if (text := given.get(cell.id, ""))
        )


def _shown(cell: Cell, given: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": cell.id,
        "text": cell.text,
        "name": cell.name,
        "is_field": cell.is_field,
        "value": given.get(cell.id, ""),
    }


def _written(given: str) -> str:
    number = read_number(given)
    return given if number is None else write_number(number)


def _is_right(cell: Cell, given: str) -> bool:
    return cell.target is not None and cell.target.accepts(read_number(given))


# ── the result ──


def _cell_row(cell: Cell, given: str) -> Row:
    is_right = _is_right(cell, given)
    return Row(
        cell.id,
        cell.name,
        mark_of(given, is_right=is_right),
        given=given,
        expected="" if is_right else str(cell.target),
        feedback=_unread([cell], {cell.id: given}),
    )


def _line_row(line: Line, given: Mapping[str, str], total: Fraction) -> Row:
    """What was given stands as the sum it makes: "40 + 55 = 95"."""
    is_right = holds(line, given, total)
    filled = "".join(given.get(cell.id, "") for cell in line.cells)
    return Row(
        line.id,
        _("Sum of “%(heading)s”") % {"heading": line.heading},
        mark_of(filled, is_right=is_right),
        given=_sum(line, given) if filled else "",
        expected="" if is_right else write_number(total),
        feedback="" if is_right or not filled else _unread(line.cells, given),
    )


def _sum(line: Line, given: Mapping[str, str]) -> str:
    """Cells that cannot be counted are left out of the sum; the feedback names them."""
    numbers = [number for number in numbers_of(line, given) if number is not None]
    sign_of = [write_number(number) for number in numbers]
    return f"{' + '.join(sign_of)} = {write_number(sum(numbers, Fraction(0)))}" if numbers else ""


def _unread(cells: Sequence[Cell], given: Mapping[str, str]) -> str:
    return " ".join(filter(None, (_complaint(cell, given.get(cell.id, "")) for cell in cells if cell.is_field)))


def _complaint(cell: Cell, text: str) -> str:
    values = {"cell": cell.name, "given": text}
    if not text:
        return _("%(cell)s: nothing filled in.") % values if cell.is_free else ""
    if read_number(text) is None:
        return _("%(cell)s: we could not read “%(given)s” as a number.") % values
    if number_of(cell, {cell.id: text}) is None:
        return _("%(cell)s: the number must be 0 or more.") % values
    return ""


# ── the author ──


def _rule_problems(spec: TableFillSpec, total: Fraction | None) -> list[Problem]:
    problems = []
    if spec.sum_rule not in {NONE, COLUMNS, ROWS}:
        problems.append(Problem("sum_rule", _("Say what must make the total: none, columns or rows.")))
    if total is None:
        problems.append(Problem("total", _("Write the total in figures, for example 100.")))
    return problems


def _table_problems(spec: TableFillSpec) -> list[Problem]:
    if fault := fault_of(spec.table):
        return [Problem("table", fault)]
    free = next((cell for cell in spec.fields if cell.is_free), None)
    if free and spec.sum_rule == NONE:
        message = _("The cell “%(cell)s” is free. Write its number in the brackets, or say what must make the total.")
        return [Problem("table", message % {"cell": free.name})]
    return [Problem("table", fault) for line in spec.lines if (fault := fault_of_line(line, spec.total))]


KIND = TableFill()
