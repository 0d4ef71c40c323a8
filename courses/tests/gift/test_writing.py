"""What is exported comes back as it was."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.gift import Entry, read_gift, write_gift
from courses.questions import KINDS, kind
from courses.tests.questions.samples import samples_of

EXPRESSIBLE = ("single_choice", "multiple_choice", "true_false", "matching", "short_text", "numeric")
AWKWARD = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), max_size=12)
MARKS = st.sampled_from(
    ["{", "}", "=", "~", "#", "##", "####", ":", "::", "\\", "\\n", "%50%", "[html]<b>", "//", "$CATEGORY:"]
)
WORDS = st.lists(AWKWARD | MARKS, max_size=4).map(" ".join).map(str.strip)


def written(name, data, **place):
    return write_gift([Entry("klucz", name, data, **place)])


def read_back(text):
    file = read_gift(text)
    assert not file.mistakes, (text, file.mistakes)
    return file.questions[0] if file.questions else None


@pytest.mark.parametrize("name", EXPRESSIBLE)
def test_what_is_exported_comes_back_as_it_was(name):
    @settings(max_examples=60, deadline=None)
    @given(samples_of(name).data(), WORDS, st.sampled_from(["", "lekcja#cel"]))
    def check(sample, words, section):
        data = kind(name).to_data(kind(name).from_data({**sample, "feedback": words, "section": section}))
        text = written(name, data)
        if text.startswith("// klucz"):
            return
        found = read_back(text)
        assert (found.kind, found.title) == (name, "klucz")
        assert found.data == data

    check()


@given(st.lists(WORDS.filter(bool), min_size=2, max_size=5, unique=True), WORDS.filter(bool), WORDS)
@settings(max_examples=200, deadline=None)
def test_any_words_survive_the_journey(options, text, feedback):
    rows = [{"text": words, "correct": not place, "feedback": feedback} for place, words in enumerate(options)]
    data = kind("single_choice").to_data(kind("single_choice").from_data({"text": text, "options": rows}))
    assert read_back(written("single_choice", data)).data == data


@pytest.mark.parametrize("name", sorted(set(KINDS) - set(EXPRESSIBLE)))
def test_a_kind_that_gift_does_not_know_is_a_comment(name):
    text = written(name, {"text": "Pytanie", "feedback": ""}, category="k-a")
    assert "// klucz" in text
    assert not read_gift(text).questions


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("multiple_choice", {"scoring": "all_or_nothing"}),
        ("numeric", {"unit": "zł"}),
        ("numeric", {"tolerance_kind": "percent"}),
        ("short_text", {"slips": 0}),
    ],
)
def test_what_gift_cannot_say_is_a_comment_with_the_reason(name, change):
    base = {
        "multiple_choice": {"options": [{"text": "a", "correct": True}, {"text": "b", "correct": False}]},
        "numeric": {"value": "1"},
        "short_text": {"accepted": [{"text": "tak"}]},
    }[name]
    data = kind(name).to_data(kind(name).from_data({"text": "Ile?", **base, **change}))
    assert written(name, data).startswith("// klucz")


def test_categories_are_codes_of_competences():
    entries = [Entry(f"k{number}", "true_false", DATA, category) for number, category in enumerate("aab")]
    text = write_gift(entries)
    assert text.count("$CATEGORY") == 2
    assert [question.category for question in read_gift(text).questions] == ["a", "a", "b"]


DATA = {"text": "Tak?", "feedback": "", "section": "", "answer": "true", "feedback_true": "", "feedback_false": ""}
