"""The page at /szukaj/."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledgebase.search import limits
from knowledgebase.tests.search.factories import make_article, make_resource, make_term

pytestmark = pytest.mark.django_db
ADDRESS = "/szukaj/"


def shown(client, **query) -> str:
    response = client.get(ADDRESS, query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def library(topic):
    make_article(topic, text="Zobacz <b>wskaźnik</b> rezultatu &amp; &lt;script&gt;alert(1)&lt;/script&gt;.")
    make_resource(topic, title="Wzór wskaźnika")
    make_term("wskaźnik")
    return topic


def test_the_start_page_says_how_to_begin(client, home_page):
    page = shown(client)

    assert 'name="q"' in page
    assert "/baza-wiedzy/" in page
    assert "/doradztwo/nowa/" in page


def test_hits_have_label_title_passage_and_line(client, library):
    page = shown(client, q="wskazniki rezultatu")

    assert 'href="/baza-wiedzy/cele-i-wskazniki/bank-wskaznikow/"' in page
    assert "<mark>wskaźnik rezultatu</mark>" in page
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "Cele i\u00a0wskaźniki · 7\u00a0min" in page


def test_filters_count_narrow_and_can_be_taken_away(client, library):
    page = shown(client, q="wskaźnik", rodzaj=["term"])

    assert page.count("as-h3") == 1
    assert 'value="term" checked' in page
    assert 'class="as-chips"' in page
    assert 'value="article"' in page  # the others can still be chosen


def test_filter_by_topic(client, library):
    assert shown(client, q="wskaźnik", temat=[library.pk]).count("as-h3") == 2


def test_unknown_filters_are_left_out(client, library):
    assert shown(client, q="wskaźnik", rodzaj=["x' OR 1=1"], temat=["²", "-1", "9" * 30]).count("as-h3") == 3


def test_a_filter_that_leaves_nothing_keeps_the_way_back(client, topic):
    make_article(topic)
    page = shown(client, q="wskaźnik", rodzaj=["term"])

    assert 'class="as-chips"' in page
    assert "as-empty" in page


def test_pages_keep_the_question_and_the_filters(client, topic):
    for number in range(25):
        make_article(topic, slug=f"a-{number}")
    page = shown(client, q="wskaźnik & co", rodzaj="article", strona="2")

    assert page.count("as-h3") == 10
    assert "?q=wska%C5%BAnik+%26+co&amp;rodzaj=article&amp;strona=3" in page


@pytest.mark.parametrize("number", ["0", "-1", "999", "x", "", "²"])
def test_any_number_of_a_page_gives_one(client, library, number):
    shown(client, q="wskaźnik", strona=number)


def test_nothing_found_says_what_to_try(client, library):
    page = shown(client, q="hipopotam")

    assert "hipopotam" in page
    assert "/doradztwo/nowa/" in page
    assert "<mark>" not in page


def test_a_long_question_is_cut_with_a_note(client, library):
    page = shown(client, q=" ".join(["wskaźnik", *(f"słowo{number}" for number in range(300))])[:2000])

    assert "pierwszych 8 słów" in page.replace("\u00a0", " ")
    assert "as-h3" in page


ODD = [
    '"',
    "*",
    "'",
    "-",
    "AND",
    "\0",
    "😀",
    "%",
    "\\",
    "a" * 2000,
    "<b>",
    "wskaźnik OR *",
    '"wskaźnik rezultatu"',
    "{{ x }}",
]


@pytest.mark.parametrize("odd", ODD)
def test_odd_questions_are_harmless(client, library, odd):
    page = shown(client, q=odd)

    assert page.count("<b>") == page.count("</b>")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=400))
def test_any_question_gets_an_answer(client, library, monkeypatch, typed):
    monkeypatch.setattr(limits, "SEARCHES", "100000/m")
    shown(client, q=typed.encode("utf-8", "replace").decode())


def test_it_only_reads(client, library):
    assert client.post(ADDRESS, {"q": "x"}).status_code == 405
    assert client.get(ADDRESS, {"q": "x"})["X-Robots-Tag"] == "noindex"


def test_too_many_searches_from_one_address_wait(client, library, monkeypatch):
    monkeypatch.setattr(limits, "SEARCHES", "2/m")
    for _ in range(2):
        shown(client, q="wskaźnik")
    response = client.get(ADDRESS, {"q": "wskaźnik"})

    assert response.status_code == 429
    assert response["Retry-After"] == "60"
    assert client.get(ADDRESS).status_code == 200  # without a question nothing is asked of the index


def test_the_magnifier_is_in_the_head_of_other_pages(client, home_page):
    assert 'href="/szukaj/"' in client.get("/baza-wiedzy/slownik/").content.decode()


def cost(client, **query) -> int:
    shown(client, **query)
    with CaptureQueriesContext(connection) as queries:
        shown(client, **query)
    return len(queries)


def test_three_entries_cost_as_many_queries_as_three_hundred(client, library):
    few = cost(client, q="wskaźnik")
    for number in range(297):
        make_term(f"wskaźnik {number}")

    assert cost(client, q="wskaźnik") == few <= 6
    assert cost(client, q="wskaźnik rezultatu hipopotam") <= 7  # one more: did you mean
