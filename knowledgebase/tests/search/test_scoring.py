"""What weighs more: properties and tables, no database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.search.postings import impacts
from knowledgebase.search.scoring import impact, rarity

COUNTS = st.integers(min_value=0, max_value=500)
LENGTHS = st.integers(min_value=1, max_value=5000)


@given(COUNTS, LENGTHS)
def test_a_word_of_the_title_weighs_more_than_any_repetition_in_the_text(count, length):
    titled = impact(in_title=1, in_text=1, title_length=4, text_length=length)

    assert titled > impact(in_title=0, in_text=count, title_length=4, text_length=length)


@given(COUNTS, LENGTHS)
def test_more_of_a_word_never_weighs_less(count, length):
    def of_text(times):
        return impact(in_title=0, in_text=times, title_length=4, text_length=length)

    assert 0 <= of_text(count) <= of_text(count + 1)


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_rarity_is_never_negative(entries, holding):
    assert rarity(entries=entries, holding=holding) >= 0


def test_a_rare_word_says_more_than_a_common_one():
    assert rarity(entries=100, holding=2) > rarity(entries=100, holding=90)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"title": "Diagnoza", "text": ""}, {"title": "Diagnoza i coś dłuższego", "text": ""}),
        (
            {"title": "X", "text": "diagnoza krótko"},
            {"title": "X", "text": "diagnoza " + "inne słowo " * 900},
        ),
        ({"title": "Diagnoza", "text": ""}, {"title": "X", "text": "diagnoza " * 50}),
    ],
)
def test_order_of_documents(better, worse):
    assert impacts(**better)["diagnoza"] > impacts(**worse)["diagnoza"]


def test_forms_of_one_word_count_together():
    found = impacts(title="", text="Wskaźnik, wskaźniki, wskaźnikami.")

    assert list(found) == ["wskaźnik"]
