"""What is found, in which order, and what is said about it."""

import pytest
from django.contrib.auth.models import AnonymousUser

from knowledgebase.search.queries import related_to, search
from knowledgebase.search.question import read_question
from knowledgebase.search.suggestions import suggestion
from knowledgebase.tests.search.factories import make_article, make_resource, make_term

pytestmark = pytest.mark.django_db


def answer_to(typed: str):
    return search(read_question(typed), AnonymousUser())


def test_the_title_weighs_more_than_the_text(topic, titles):
    make_article(topic, title="Coś innego", text="Diagnoza, diagnozy, diagnozą. " * 20)
    make_article(topic, title="Diagnoza w gminie", text="Krótko.")

    assert titles("diagnoza") == ["Diagnoza w gminie", "Coś innego"]


def test_all_the_words_go_before_some_of_them(topic, titles):
    make_article(topic, title="Wskaźnik", text="Nic więcej.")
    make_article(topic, title="Obie rzeczy", text="Wskaźnik i budżet.")

    assert titles("wskaźnik budżet") == ["Obie rzeczy"]
    assert not answer_to("wskaźnik budżet").is_loose


def test_some_of_the_words_when_nothing_has_all(topic, titles):
    make_article(topic, title="Wskaźnik", text="Nic więcej.")
    make_article(topic, title="Budżet", text="Nic więcej.")

    assert set(titles("wskaźnik budżet")) == {"Wskaźnik", "Budżet"}
    assert answer_to("wskaźnik budżet").is_loose


def test_equals_stand_in_the_order_they_were_indexed(topic, titles):
    for number in range(5):
        make_article(topic, title="Ten sam", text="Budżet gminy.", slug=f"ten-sam-{number}")
    found = [one.entry_id for one in answer_to("budżet").found]

    assert found == sorted(found)
    assert found == [one.entry_id for one in answer_to("budżet").found]


def test_a_word_is_itself_before_it_is_another_with_diacritics(topic, titles):
    make_article(topic, title="Łaska pańska", text="Nic.")
    make_article(topic, title="Laska starsza", text="Nic.")

    assert titles("laska") == ["Laska starsza", "Łaska pańska"]
    assert titles("łaska") == ["Łaska pańska"]


def test_counts_by_kind_and_topic(topic):
    make_article(topic)
    make_resource(topic, title="Wzór wskaźnika")
    make_term("wskaźnik")
    answer = answer_to("wskaźnik")

    assert answer.count_by_kind() == {"article": 1, "resource": 1, "term": 1}
    assert answer.count_by_topic() == {topic.pk: 2}
    assert [one.kind for one in answer.narrowed(kinds=["term"])] == ["term"]
    assert len(answer.narrowed(topics=[topic.pk])) == 2


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("strategja", "strategia"), ("strategja gminna", "strategia gminna"), ("strategia", ""), ("xyz", "")],
)
def test_did_you_mean(topic, typed, meant):
    make_article(topic, title="Strategia gminna", text="Strategia gminna.")

    assert suggestion(answer_to(typed)) == meant


def test_related_things_hold_half_the_words(topic):
    make_article(topic, title="Wskaźniki rezultatu", text="Nic.")
    make_article(topic, title="Budżet", text="Pieniądze.")
    found = related_to("Jak dobrać wskaźniki rezultatu do celu?", AnonymousUser(), limit=3)

    assert [(one.title, one.url, str(one.label)) for one in found] == [
        ("Wskaźniki rezultatu", "/baza-wiedzy/cele-i-wskazniki/wskazniki-rezultatu/", "Artykuł")
    ]


@pytest.mark.parametrize("text", ["", "???", "i w na"])
def test_nothing_is_related_to_nothing(topic, text):
    make_article(topic)

    assert related_to(text, AnonymousUser()) == []
