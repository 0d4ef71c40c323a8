"""The passage shown of an entry."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledgebase.search.passages import LENGTH, passage
from knowledgebase.search.question import read_question


def shown(text: str, question: str) -> str:
    return str(passage(text, read_question(question)))


@pytest.mark.parametrize(
    ("text", "question", "expected"),
    [
        ("O wskaźnikach krótko.", "wskaznik", "O <mark>wskaźnikach</mark> krótko."),
        ("Tu wskaźnik rezultatu.", "rezultat wskaźnik", "Tu <mark>wskaźnik rezultatu</mark>."),
        ("Wskaźnik, rezultat.", "wskaźniki rezultatów", "<mark>Wskaźnik</mark>, <mark>rezultat</mark>."),
        ("Nic z tego.", "wskaźnik", "Nic z tego."),
        ("a < b & wskaźnik <script>", "wskaźnik", "a &lt; b &amp; <mark>wskaźnik</mark> &lt;script&gt;"),
        ("", "wskaźnik", ""),
    ],
)
def test_matches_are_marked_and_the_rest_is_escaped(text, question, expected):
    assert shown(text, question) == expected


def test_the_passage_with_most_words_of_the_question_wins():
    text = (
        "Wskaźnik produktu. " + "Zupełnie inne słowa stoją tutaj. " * 20 + "Tutaj wskaźnik i rezultat razem. Dalej nic."
    )

    assert shown(text, "wskaźnik rezultatu").startswith("…Tutaj <mark>wskaźnik</mark> i <mark>rezultat</mark> razem.")


def test_a_passage_is_short_and_says_where_it_was_cut():
    found = shown("Słowa stoją obok siebie i mówią o celach. " * 50, "cel")

    assert found.endswith("…")
    assert len(re.sub("<[^>]+>", "", found)) <= LENGTH + 2


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=600), st.text(max_size=40))
def test_only_marks_are_html(text, question):
    found = shown(text + " wskaźnik <b>", question + " wskaźnik")

    assert not re.search("<(?!/?mark>)", found)
    assert found.count("<mark>") == found.count("</mark>")
