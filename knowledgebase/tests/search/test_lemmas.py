"""What Morfeusz makes of words: tables, no database."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from knowledgebase.search.lemmas import asked_keys, corrections, index_keys


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("wskaźnikami", "wskaźnik"),
        ("gminie", "gmina"),
        ("starszych", "starszy"),
        ("gdańska", "gdańsk"),
        ("ludzi", "człowiek"),
        ("rozwiązywania", "rozwiązywać"),
        ("strategorem", "strategor"),
        ("16b", "16b"),
        ("srps", "srps"),
    ],
)
def test_a_form_is_indexed_under_its_lemma(form, lemma):
    assert lemma in index_keys(form)


def test_a_form_with_several_lemmas_is_indexed_under_each():
    assert {"gmina", "gmin"} <= index_keys("gminy")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("wskaznik", "wskaźników"),
        ("wskaznikow", "wskaźnik"),
        ("wskażnik", "wskaźnik"),
        ("zrodla", "źródeł"),
        ("zadan", "zadaniami"),
        ("niepelnosprawnosci", "niepełnosprawność"),
        ("przemoc", "przemocy"),
        ("ośrodkiem", "ośrodki"),
        ("Srps", "SRPS"),
        ("jasiennej", "Jasienna"),
    ],
)
def test_what_is_typed_finds_what_is_written(typed, written):
    assert asked_keys(typed.lower()).all & index_keys(written.lower())


@pytest.mark.parametrize(("typed", "written"), [("sąd", "sadu"), ("łaska", "laski"), ("wskaźnik", "produkt")])
def test_what_is_typed_with_diacritics_finds_nothing_else(typed, written):
    assert not asked_keys(typed).all & index_keys(written)


def test_a_word_without_diacritics_is_itself_first_and_perhaps_another():
    keys = asked_keys("sad")

    assert "sad" in keys.exact
    assert "sąd" in keys.near


def test_a_mistyped_word_is_corrected():
    assert "strategia" in corrections("strategja")["strategia"]


def test_threads_may_ask_at_once():
    words = [f"{stem}{ending}" for stem in ("wskaźnik", "powiat", "plan") for ending in ("", "u", "om", "ami", "ach")]
    alone = [index_keys.__wrapped__(word) for word in words]

    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(index_keys.__wrapped__, words * 20))

    assert together == alone * 20
