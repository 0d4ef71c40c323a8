"""What somebody typed, read as words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledgebase.search.question import MOST_CHARACTERS, MOST_WORDS, read_question

ODD = [
    *('"', "*", "'", "-", "AND OR NOT", "((((", "%_\\", "<script>alert(1)</script>"),
    *("\0", "a\x00b", "\ud800", "\u202e", "ﬁ½²", "😀😀"),
]


@pytest.mark.parametrize("typed", [*ODD, *(f"wskaźnik {odd} rezultatu" for odd in ODD)])
def test_odd_characters_are_no_operators(typed):
    question = read_question(typed)

    assert "\0" not in question.text
    assert {"wskaźnik", "rezultatu"} <= {word.text for word in question.words} or "wskaźnik" not in typed


@pytest.mark.parametrize(
    ("typed", "words", "is_cut"),
    [
        ("", 0, False),
        ("   \n ", 0, False),
        ("gmina gminy gminą", 2, False),  # "gminy" may be a form of "gmin" too
        ("i w na", 0, False),
        (" ".join(f"słowo{number}" for number in range(MOST_WORDS)), MOST_WORDS, False),
        (" ".join(f"słowo{number}" for number in range(MOST_WORDS + 1)), MOST_WORDS, True),
        ("a" * 2000, 1, True),
        ("wskaźnik " * 300, 1, True),
    ],
)
def test_long_questions_are_cut(typed, words, is_cut):
    question = read_question(typed)

    assert (len(question.words), question.is_cut) == (words, is_cut)
    assert len(question.text) <= MOST_CHARACTERS


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_a_question(typed):
    question = read_question(typed)

    assert len(question.words) <= MOST_WORDS
    assert all(word.keys.exact for word in question.words)
