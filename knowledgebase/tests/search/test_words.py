"""Words of a text and of a question: tables, no database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.search.words import clean, fold, one_edit_away, spellings, stem, tokens


def words_of(text: str) -> list[str]:
    return [token.text for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Diagnoza i prognoza", ["diagnoza", "prognoza"]),
        ("art. 16b ust. 2", ["art", "16b", "ust", "2"]),
        ("społeczno-gospodarczy", ["społeczno", "gospodarczy"]),
        ("pracownik OPS-u i CUS-em", ["pracownik", "ops", "cus"]),
        ("e-mail", ["mail"]),
        ("które są w gminie", ["gminie"]),
        ("ktore sa w gminie", ["gminie"]),
        ("SRPS? (SRPS)", ["srps", "srps"]),
        ("\"*'-–§😀%_\\", []),
        ("", []),
    ],
)
def test_words_that_count(text, expected):
    assert words_of(text) == expected


def test_words_know_where_they_stand():
    text = "O wskaźnikach – krótko"

    assert [text[token.start : token.end] for token in tokens(text)] == ["wskaźnikach", "krótko"]


@pytest.mark.parametrize(
    ("word", "folded"),
    [("Wskaźników", "wskaznikow"), ("ŁÓDŹ", "lodz"), ("żółć", "zolc"), ("naïve", "naive"), ("16b", "16b")],
)
def test_fold(word, folded):
    assert fold(word) == folded


@pytest.mark.parametrize(
    "word", ["wskaźników", "źródło", "żądań", "łączyć", "niepełnosprawność", "gminę", "rąk", "społeczną", "ćwiczeń"]
)
def test_a_word_is_among_the_spellings_of_its_folded_form(word):
    assert word in set(spellings(fold(word)))


@pytest.mark.parametrize("folded", ["niepelnosprawnosci", "a" * 40, "zzzzzzzzzzzzzzzzzzzz"])
def test_spellings_are_bounded(folded):
    assert len(list(spellings(folded))) <= 1024


def test_the_word_itself_comes_first_among_its_spellings():
    assert next(spellings("sad")) == "sad"


@pytest.mark.parametrize(
    ("unknown", "expected"),
    [("strategorem", "strategor"), ("strategora", "strategor"), ("srps", "srps"), ("16b", "16b"), ("ew", "ew")],
)
def test_stem_of_a_word_in_no_dictionary(unknown, expected):
    assert stem(unknown) == expected


@pytest.mark.parametrize("meant", ["strategia", "strategja", "stratgia", "strateggia", "srtategia"])
def test_one_slip_of_the_finger(meant):
    assert meant == "strategia" or "strategia" in one_edit_away(meant)


@given(st.text(max_size=300))
def test_any_text_is_cleaned_once_and_for_all(text):
    assert clean(clean(text)) == clean(text)
    assert "\0" not in clean(text)


@given(st.text(max_size=300))
def test_tokens_lie_in_their_text(text):
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)
