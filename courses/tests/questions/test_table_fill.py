"""A table to fill in: exact cells and sums."""

from fractions import Fraction

import pytest
from django.utils import translation

from courses.questions import Mark

from .asking import asked, graded, problems


@pytest.fixture(autouse=True)
def _english():
    with translation.override(None):
        yield


SHARES = "Etap | 2027 | 2028\nDiagnoza | [] | 20\nWdrożenie | [] | [50±0,5]\nOcena | 10 | []"


def table(cells, **data):
    return graded("table_fill", {"cells": cells}, **{"table": SHARES, "sum_rule": "columns", "total": "100", **data})


def test_every_exact_cell_and_every_bound_line_is_a_check():
    grade = table({"r1c1": "30", "r2c1": "60", "r2c2": "49,5", "r3c2": "30"})
    assert grade.share == Fraction(2, 3)
    assert grade.marks == {"r2c2": Mark.RIGHT, "sum-c1": Mark.RIGHT, "sum-c2": Mark.WRONG}
    assert grade.rows[-1].given == "20 + 49,5 + 30 = 99,5"
    assert grade.rows[-1].expected == "100"


def test_a_sum_needs_all_its_cells_and_says_which_it_lacks():
    *_, row, _ = table({"r1c1": "90"}).rows
    assert (row.mark, row.given) == (Mark.WRONG, "90 + 10 = 100")
    assert row.feedback == "Wdrożenie, 2027: nothing filled in."


@pytest.mark.parametrize(
    ("typed", "words"),
    [("-10", "Wdrożenie, 2027: the number must be 0 or more."), ("x", "we could not read “x” as a number.")],
)
def test_a_free_cell_takes_numbers_from_0_up(typed, words):
    *_, row, _ = table({"r1c1": "100", "r2c1": typed}).rows
    assert row.mark == Mark.WRONG
    assert words in row.feedback


def test_rows_can_be_bound_instead_of_columns():
    cells = "Gmina | Środki własne | Dotacja\nA | [] | []\nB | 5 | 7"
    grade = table({"r1c1": "2,5", "r1c2": "7,5"}, table=cells, sum_rule="rows", total="10")
    assert (grade.share, list(grade.marks)) == (1, ["sum-r1"])


def test_the_key_fills_free_cells_in_whole_parts():
    table_fill, spec = asked("table_fill", table="S | A\nx | []\ny | []\nz | []", sum_rule="columns", total="100")
    assert table_fill.key_response(spec) == {"cells": {"r1c1": "34", "r2c1": "33", "r3c1": "33"}}


def test_a_table_may_be_framed_as_in_markdown():
    _, spec = asked("table_fill", table="| Etap | 2027 |\n|---|---|\n| Diagnoza | [40] |")
    assert (spec.read.columns, spec.fields[0].name) == (("2027",), "Diagnoza, 2027")


TABLE_MISTAKES = [
    ("", {}, "Write a line of headings and at least one row"),
    ("S | A\nx | [1] | 2", {}, "Line 2 has 3 cells, the first line has 2."),
    ("S | A |\nx | [1] | 2", {}, "needs a heading"),
    ("S | A | A\nx | [1] | 2", {}, "The heading “A” stands twice."),
    ("S | A\nx | 1", {}, "Put at least one cell in square brackets"),
    ("S | A\nx | [dużo]", {}, "“x, A”: write a number in the brackets, for example [40] or [40±0,5], not [dużo]."),
    ("S | A\nx | []", {}, "The cell “x, A” is free."),
    ("S | A\nx | []\ny | dużo", {"sum_rule": "columns"}, "“A” must make 100, and “dużo” in it is no number."),
    ("S | A\nx | []\ny | 110", {"sum_rule": "columns"}, "“A” makes 110 without its free cells, more than 100."),
    ("S | A\nx | [40]\ny | 50", {"sum_rule": "columns"}, "“A” makes 90, not 100."),
    ("\n".join(["S | A", *(f"{n} | [1]" for n in range(21))]), {}, "at most 20 rows and 8 columns"),
]


@pytest.mark.parametrize(("written", "data", "message"), TABLE_MISTAKES)
def test_mistakes_of_a_table_are_named(written, data, message):
    ((field, found),) = problems("table_fill", table=written, **data)
    assert (field, message in found) == ("table", True)


def test_mistakes_of_the_sum_rule_are_named():
    found = problems("table_fill", table="S | A\nx | [1]", sum_rule="all", total="sto")
    assert [field for field, _ in found] == ["sum_rule", "total"]
