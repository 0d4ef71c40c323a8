"""Gaps in a passage: typed and chosen."""

from fractions import Fraction

import pytest
from django.utils import translation

from courses.questions import InvalidResponse, Mark

from .asking import asked, graded, problems


@pytest.fixture(autouse=True)
def _english():
    with translation.override(None):
        yield


PASSAGE = {
    "passage": "Uchwałę przyjmuje {1}.\nUdział: {3} %, organ: {2}.",
    "gaps": [
        {"gap": 1, "accepted": "rada gminy"},
        {"gap": 2, "accepted": "rada", "wrong": "wójt | sejmik", "feedback": "Art. 18."},
        {"gap": 3, "accepted": "12,5±0,5"},
    ],
}


def test_every_gap_is_an_equal_part():
    response = {"gaps": {"1": "radzie gminy", "2": "wójt", "3": "13 %"}}
    grade = graded("gap_fill", response, **PASSAGE)
    assert grade.share == Fraction(2, 3)
    assert grade.marks == {"1": Mark.RIGHT, "3": Mark.RIGHT, "2": Mark.WRONG}
    assert [(row.expected, row.feedback) for row in grade.rows if row.mark == Mark.WRONG] == [("rada", "Art. 18.")]


def test_a_gap_left_empty_is_missed_and_the_rows_stand_under_the_passage():
    row, *_ = graded("gap_fill", {"gaps": {}}, **PASSAGE).rows
    assert (row.mark, row.given, row.expected) == (Mark.MISSED, "", "rada gminy")
    assert row.group == "Uchwałę przyjmuje [1]. Udział: [3] %, organ: [2]."


def test_a_choice_that_was_not_offered_and_a_gap_that_is_not_there_are_refused():
    gap_fill, spec = asked("gap_fill", **PASSAGE)
    for gaps in [{"2": "starosta"}, {"4": "rada"}, {"1": 5}, ["rada"]]:
        with pytest.raises(InvalidResponse):
            gap_fill.clean_response(spec, {"gaps": gaps})


def test_choices_stand_in_the_order_of_the_attempt_and_keep_their_ids_when_the_key_is_mended():
    gap_fill, spec = asked("gap_fill", **PASSAGE)
    assert gap_fill.movable_ids(spec) == ("2:rada", "2:wójt", "2:sejmik")
    pieces = gap_fill.widget(spec, None, ["2:sejmik", "2:rada", "2:wójt"], "a1")["paragraphs"][1]
    assert [option["text"] for option in pieces[3]["options"]] == ["sejmik", "rada", "wójt"]
    mended = {**PASSAGE, "gaps": [*PASSAGE["gaps"][::2], {"gap": 2, "accepted": "wójt", "wrong": "rada|sejmik"}]}
    assert graded("gap_fill", {"gaps": {"2": "wójt"}}, **mended).share == Fraction(1, 3)


def gap(number, accepted="x", wrong=""):
    return {"gap": number, "accepted": accepted, "wrong": wrong}


GAP_MISTAKES = [
    ({"passage": "", "gaps": []}, "passage", "Write the text with gaps."),
    ({"passage": "No gap", "gaps": []}, "passage", "Write {1} in the text"),
    ({"passage": "{1} {1}", "gaps": [gap(1)]}, "passage", "The gap {1} stands twice in the text."),
    ({"passage": "{1} {2}", "gaps": [gap(1)]}, "gaps", "The text has the gap {2}. Add a row"),
    ({"passage": "{1}", "gaps": [gap(1), gap("7")]}, "gaps", "“7” has no place in the text. Write {7} there"),
    ({"passage": "{1}", "gaps": [gap(1), gap(1, "y")]}, "gaps", "Two rows are of gap “1”."),
    ({"passage": "{1}", "gaps": [gap(1, "")]}, "gaps", "Gap “1” has no right answer."),
    ({"passage": "{1}", "gaps": [gap(1, "a|b", "a")]}, "gaps", "Gap “1”: “a” stands twice."),
    ({"passage": "{1}", "gaps": [gap(1, "…")]}, "gaps", "Gap “1”: “…” is too long or has no words."),
]


@pytest.mark.parametrize(("data", "field", "message"), GAP_MISTAKES)
def test_mistakes_of_a_passage_are_named(data, field, message):
    found = problems("gap_fill", **data)
    assert [(name, text) for name, text in found if name == field and message in text]
