"""Open answers and case studies: shares as tables, and an author's mistakes named. Without a database."""

from fractions import Fraction

import pytest
from django.utils import translation

from courses.questions import SpecError, kind
from courses.tests.review_factories import CASE, FULL, OPEN

OPEN_SPEC, CASE_SPEC = kind("open_answer").from_data(OPEN), kind("case_study").from_data(CASE)
RIGHT, TEXT = {"chosen": ["a"]}, {"text": "Rodziny"}

CASES = [
    # response, scores, share, waits
    ({}, None, 0, False),
    ({"pick": RIGHT}, None, Fraction(1, 4), False),
    ({"pick": RIGHT, "say": TEXT}, None, Fraction(1, 4), True),
    ({"pick": RIGHT, "say": TEXT}, {"say/who": 3, "say/why": 0}, Fraction(5, 8), False),
    ({"say": TEXT}, {"say/who": 3, "say/why": 3}, Fraction(3, 4), False),
    ({"say": TEXT}, FULL, 0, True),
]


@pytest.mark.parametrize(("items", "scores", "share", "waits"), CASES)
def test_a_case_weighs_its_questions_by_their_points(items, scores, share, waits):
    grade = kind("case_study").grade(CASE_SPEC, {"items": items}, scores)
    assert (grade.share, grade.is_provisional) == (share, waits)


@pytest.mark.parametrize("scores", [None, {}, {"who": 3}, {"who": 3, "why": 4}, {"who": True, "why": 1}])
def test_broken_or_missing_marks_are_not_there_yet(scores):
    grade = kind("open_answer").grade(OPEN_SPEC, TEXT, scores)
    assert (grade.share, grade.is_provisional) == (0, True)


MISTAKES = [
    ("open_answer", {"criteria": []}, "Give from 1 to 8 criteria."),
    ("open_answer", {"criteria": [{"name": "A", "levels": ["0", "1", "2"]}]}, "needs four levels"),
    ("open_answer", {"min_words": "many"}, "whole number"),
    ("open_answer", {"min_words": 200}, "cannot be fewer"),
    ("case_study", {"description": " "}, "Describe the case."),
    ("case_study", {"items": []}, "Give from 1 to 12 questions."),
    ("case_study", {"items": [{**CASE, "kind": "case_study"}]}, "Question 1: Choose its kind"),
    ("case_study", {"items": [{"kind": "open_answer", "text": ""}]}, "Question 1: Write the text of the question."),
    ("case_study", {"items": [{**CASE["items"][0], "points": "-1"}]}, "above 0"),
]


@pytest.mark.parametrize(("name", "data", "message"), MISTAKES)
def test_a_mistake_is_named(name, data, message):
    with translation.override(None), pytest.raises(SpecError) as caught:
        kind(name).from_data({**(OPEN if name == "open_answer" else CASE), **data})
    assert message in str(caught.value)
