"""Numeric: the tolerance, and what is no number."""

import pytest
from django.utils import translation

from courses.questions import Mark

from .asking import asked, graded, problems


@pytest.fixture(autouse=True)
def _english():
    with translation.override(None):
        yield


TOLERANCES = [
    # value, tolerance, kind, typed, right
    ("40", "0", "absolute", "40,0", True),
    ("40", "0", "absolute", "40,01", False),
    ("40", "0,5", "absolute", "40,5", True),
    ("40", "0,5", "absolute", "39.5", True),
    ("40", "0,5", "absolute", "40,51", False),
    ("40", "5", "percent", "42", True),
    ("40", "5", "percent", "38", True),
    ("40", "5", "percent", "42,01", False),
    ("-40", "5", "percent", "−42", True),
    ("0,3", "0,1", "absolute", "0,4", True),
    ("0", "5", "percent", "0,1", False),
    ("12345.5", "0", "absolute", "12 345,5 zł", True),
    ("40", "100", "absolute", "około 40", False),
]


@pytest.mark.parametrize(("value", "tolerance", "tolerance_kind", "typed", "is_right"), TOLERANCES)
def test_the_boundary_of_the_tolerance_is_right(value, tolerance, tolerance_kind, typed, is_right):
    grade = graded(
        "numeric", {"text": typed}, value=value, tolerance=tolerance, tolerance_kind=tolerance_kind, unit="zł"
    )
    assert grade.share == is_right


def test_what_is_no_number_is_told_plainly_as_it_was_typed():
    (row,) = graded("numeric", {"text": "około 12"}, value="12.5", tolerance="0,5", unit="osób").rows
    assert (row.mark, row.given, row.expected) == (Mark.WRONG, "około 12", "12,5 (±0,5) osób")
    assert row.feedback == "We could not read this as a number."


def test_like_numbers_are_counted_together():
    numeric, spec = asked("numeric", value="12,5")
    keys = [numeric.parts(spec, {"text": typed})[0].key for typed in ["12.5", "12,50", " 12,5 "]]
    assert set(keys) == {"12,5"}


def test_mistakes_of_a_numeric_question_are_named():
    found = problems("numeric", value="dużo", tolerance="-1", tolerance_kind="some")
    assert [field for field, _ in found] == ["value", "tolerance", "tolerance_kind"]
