"""What an answer earns: tables, without a database."""

from fractions import Fraction

import pytest
from django.http import QueryDict

from courses.questions import Grade, InvalidResponse, Mark, kind


def spec(name, key, ids="abcde", **fields):
    options = [{"id": option, "text": option.upper(), "correct": option in key} for option in ids]
    return kind(name).from_data({"text": "Q", "options": options, **fields})


SHARES = [
    # kind, key, chosen, share
    ("single_choice", "b", "b", 1),
    ("single_choice", "b", "a", 0),
    ("single_choice", "b", "", 0),
    ("multiple_choice", "abc", "abc", 1),
    ("multiple_choice", "abc", "ab", Fraction(2, 3)),
    ("multiple_choice", "abc", "abd", Fraction(1, 3)),
    ("multiple_choice", "abc", "ad", 0),
    ("multiple_choice", "abc", "de", 0),
    ("multiple_choice", "abc", "abcde", Fraction(1, 3)),
    ("multiple_choice", "ab", "abcd", 0),
    ("multiple_choice", "abc", "", 0),
    ("multiple_choice", "a", "a", 1),
]


@pytest.mark.parametrize(("name", "key", "chosen", "share"), SHARES)
def test_share_of_the_points(name, key, chosen, share):
    assert kind(name).grade(spec(name, key), {"chosen": list(chosen)}).share == share


SCORINGS = [
    # how the author counts, chosen of the key "abc", share
    ({"scoring": "all_or_nothing"}, "abc", 1),
    ({"scoring": "all_or_nothing"}, "ab", 0),
    ({"scoring": "all_or_nothing"}, "abcd", 0),
    ({"scoring": "share"}, "abd", Fraction(1, 3)),
    ({"penalty": "0,5"}, "abd", Fraction(1, 2)),
    ({"penalty": 0.25}, "abcd", Fraction(11, 12)),
    ({"penalty": "0.5"}, "ade", 0),
    ({"penalty": None, "scoring": ""}, "abd", Fraction(1, 3)),
    ({"scoring": "all_or_nothing", "penalty": "0.1"}, "abcd", 0),
]


@pytest.mark.parametrize(("fields", "chosen", "share"), SCORINGS)
def test_the_author_says_how_several_choices_count(fields, chosen, share):
    asked = spec("multiple_choice", "abc", **fields)
    assert kind("multiple_choice").grade(asked, {"chosen": list(chosen)}).share == share


def test_a_question_that_says_nothing_of_scoring_is_stored_as_before():
    stored = kind("multiple_choice").to_data(spec("multiple_choice", "ab", scoring="share", penalty=1))
    assert set(stored) == {"text", "feedback", "section", "options"}


@pytest.mark.parametrize(("answer", "chosen", "share"), [("true", "true", 1), (False, "true", 0), (False, "false", 1)])
def test_a_statement_is_true_or_false(answer, chosen, share):
    asked = kind("true_false").from_data({"text": "Q", "answer": answer})
    assert kind("true_false").grade(asked, {"chosen": [chosen]}).share == share


def test_every_option_gets_its_mark():
    grade = kind("multiple_choice").grade(spec("multiple_choice", "ab", "abcd"), {"chosen": ["a", "c"]})
    assert grade.marks == {"a": Mark.RIGHT, "b": Mark.MISSED, "c": Mark.WRONG, "d": Mark.PLAIN}


BROKEN = [None, "a", [], {}, {"chosen": None}, {"chosen": "a"}, {"chosen": [1]}, {"chosen": ["z"]}, {"other": ["a"]}]


@pytest.mark.parametrize("response", BROKEN)
@pytest.mark.parametrize("name", ["single_choice", "multiple_choice"])
def test_a_broken_response_earns_nothing_and_never_fails(name, response):
    assert kind(name).grade(spec(name, "a"), response).share == 0


@pytest.mark.parametrize("response", BROKEN)
def test_a_broken_response_is_not_taken_in(response):
    with pytest.raises(InvalidResponse):
        kind("single_choice").clean_response(spec("single_choice", "a"), response)


def test_single_choice_takes_one_option():
    with pytest.raises(InvalidResponse):
        kind("single_choice").clean_response(spec("single_choice", "a"), {"chosen": ["a", "b"]})


def test_what_the_form_posts_is_what_is_graded():
    multiple = kind("multiple_choice")
    posted = QueryDict("a3=c&a3=a&a4=b")
    assert multiple.read_response(spec("multiple_choice", "ac"), posted, "a3") == {"chosen": ["a", "c"]}


def test_an_empty_form_is_an_empty_answer():
    single = kind("single_choice")
    response = single.read_response(spec("single_choice", "a"), QueryDict(""), "a1")
    assert response == {"chosen": []}
    assert not single.is_answered(response)


@pytest.mark.parametrize("share", [Fraction(-1, 2), Fraction(3, 2)])
def test_no_grade_outside_0_to_1(share):
    with pytest.raises(ValueError, match="between 0 and 1"):
        Grade(share=share)
