"""An author's mistakes are named, all at once, in words that say what to mend."""

import pytest
from django.utils import translation

from courses.questions import KINDS, SpecError, UnknownKind, kind


@pytest.fixture(autouse=True)
def _english():
    with translation.override(None):
        yield


def options(*correct):
    return [{"text": f"Option {number}", "correct": value} for number, value in enumerate(correct)]


MISTAKES = [
    ("single_choice", {"text": "", "options": options(True, False)}, "Write the text of the question."),
    ("single_choice", {"text": "Q", "options": options(True)}, "Give from 2 to 26 options."),
    ("single_choice", {"text": "Q", "options": options(*[False] * 26, True)}, "Give from 2 to 26 options."),
    ("single_choice", {"text": "Q", "options": options(False, False)}, "Mark exactly one option as correct."),
    ("single_choice", {"text": "Q", "options": options(True, True)}, "Mark exactly one option as correct."),
    ("multiple_choice", {"text": "Q", "options": options(False, False)}, "Mark at least one option as correct."),
    ("multiple_choice", {"text": "Q", "options": options(True, True)}, "Add an option that is not correct"),
    (
        "single_choice",
        {"text": "Q", "options": options("yes", False)},
        "Write “correct” of an option as true or false.",
    ),
    ("single_choice", {"text": "Q", "options": [*options(True), {"text": " "}]}, "Every option needs its text."),
    ("single_choice", {"text": "Q", "options": [*options(True), {"text": "Option 0"}]}, "“Option 0” stands twice"),
    (
        "single_choice",
        {"text": "Q", "options": [{"id": "x", "text": "A", "correct": True}, {"id": "x", "text": "B"}]},
        "Two options share the id “x”.",
    ),
    ("single_choice", {"text": "Q"}, "Give from 2 to 26 options."),
    ("single_choice", {"text": "Q", "options": "many"}, "Give from 2 to 26 options."),
    ("multiple_choice", {"text": "Q", "scoring": "some"}, "Write the scoring as one of: share, all_or_nothing."),
    ("multiple_choice", {"text": "Q", "penalty": "0"}, "Give the penalty as a number above 0 and up to 1."),
    ("multiple_choice", {"text": "Q", "penalty": "NaN"}, "Give the penalty as a number above 0 and up to 1."),
    ("multiple_choice", {"text": "Q", "penalty": True}, "Give the penalty as a number above 0 and up to 1."),
    ("true_false", {"text": "Q"}, "Say whether the statement is true or false."),
    ("true_false", {"text": "", "answer": "maybe"}, "Say whether the statement is true or false."),
]


@pytest.mark.parametrize(("name", "data", "message"), MISTAKES)
def test_a_mistake_is_named(name, data, message):
    with pytest.raises(SpecError) as caught:
        kind(name).from_data(data)
    assert message in str(caught.value)


def test_all_mistakes_are_reported_together():
    with pytest.raises(SpecError) as caught:
        kind("single_choice").from_data({"text": "", "options": options(False, False)})
    assert [problem.field for problem in caught.value.problems] == ["text", "options"]


@pytest.mark.parametrize("name", ["multiple_choice", "single_choice"])
def test_stored_data_gives_the_same_spec_back(name):
    data = {"text": " Q ", "feedback": "F", "section": "lesson#part", "options": options(True, False, False)}
    spec = kind(name).from_data(data)
    assert spec.text == "Q"
    assert spec.option_ids == ("a", "b", "c")
    assert kind(name).from_data(kind(name).to_data(spec)) == spec


def test_an_unknown_kind_names_those_that_exist():
    with pytest.raises(UnknownKind, match=r"multiple_choice.*single_choice"):
        kind("essay")


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_kind_knows_its_name_label_and_template(name):
    found = kind(name)
    assert (found.name, bool(found.label)) == (name, True)
    assert found.template.startswith("courses/quiz/kinds/")
