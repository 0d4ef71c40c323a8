"""The pages of the knowledge base, for a visitor and a signed-in person."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from accounts.tests.factories import UserFactory
from knowledgebase.models import ArticlePage, ResourcePage, TopicPage
from knowledgebase.tests.factories import (
    ArticlePageFactory,
    LegalProvisionFactory,
    ResourcePageFactory,
    TopicPageFactory,
    make_base,
)

pytestmark = pytest.mark.django_db
YESTERDAY = datetime.timedelta(days=-1)


def queries(client, address: str) -> int:
    """Of the second visit: the first one fills what is kept."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_home_shows_topics_with_articles_and_the_ways_on(read, tree):
    page = read("/baza-wiedzy/")

    assert all(item.title in page for item in (*tree.topics, *tree.articles))
    assert "1 materiał" in page
    assert 'action="/szukaj/" method="get"' in page
    assert 'href="/baza-wiedzy/slownik/"' in page
    assert 'href="/baza-wiedzy/akty/"' in page
    assert 'type="application/atom+xml"' in page


def test_base_without_topics_says_what_will_be_there(read, home_page):
    make_base(home_page, topics=0)
    assert "Baza wiedzy powstaje" in read("/baza-wiedzy/")


def test_topic_lists_articles_and_resources(read, tree):
    page = read(tree.topics[0].url)

    assert all(item.title in page for item in (*tree.articles, *tree.resources))
    assert "6 minut" in page
    assert "Raport" in page


def test_topic_without_pages_says_so(read, tree):
    assert "Tu jeszcze nic nie ma" in read(TopicPageFactory(parent=tree.base).url)


def test_article_shows_its_text_contents_and_dates(read, tree):
    page = read(tree.articles[0].url)

    assert "Najpierw policz, potem porównaj" in page
    assert '<a href="#kiedy">Kiedy to robić</a>' in page
    assert 'id="kiedy"' in page
    assert "Stan prawny na 29 września 2026 r." in page
    assert "czeka na przegląd" not in page
    assert tree.articles[1].title in page  # beside the text
    assert f'href="{tree.topics[0].url}"' in page


@pytest.mark.parametrize("factory", [ArticlePageFactory, ResourcePageFactory])
def test_page_past_its_review_says_so_to_the_day(read, tree, factory):
    today = timezone.localdate()
    current = factory(parent=tree.topics[0], review_date=today)
    outdated = factory(parent=tree.topics[0], review_date=today + YESTERDAY)

    assert "Ta strona czeka na przegląd" not in read(current.url)
    assert "Ta strona czeka na przegląd" in read(outdated.url)


def test_resource_shows_where_it_is_and_what_is_known(read, tree):
    page = read(tree.resources[0].url)

    assert 'href="https://bdl.stat.gov.pl/"' in page
    assert all(words in page for words in ("Bank Danych Lokalnych", "GUS", "2026", "polski"))


def test_related_pages_stand_in_the_order_chosen_and_only_when_published(read, tree):
    first, second = tree.articles
    hidden = ArticlePageFactory(parent=tree.topics[0], live=False)
    third = ArticlePageFactory(parent=tree.topics[0], related=[("page", page) for page in (second, hidden, first)])

    related = read(third.url).partition('id="powiazane"')[2].partition("</section>")[0]

    assert related.index(second.title) < related.index(first.title)
    assert hidden.title not in related


def test_page_that_not_everyone_may_open_is_in_no_list(read, tree):
    secret = tree.articles[1]
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)

    for address in ("/baza-wiedzy/", tree.topics[0].url, tree.articles[0].url, "/baza-wiedzy/nowe.atom"):
        assert secret.title not in read(address)


def test_visitor_is_not_asked_and_a_signed_in_person_is(client, read, tree):
    article = tree.articles[0]
    assert "Czy ta strona się przydała" not in read(article.url)

    client.force_login(UserFactory())
    page = read(article.url)
    assert "Czy ta strona się przydała" in page
    assert f'href="/doradztwo/nowa/?strona={article.pk}"' in page


def test_article_costs_a_visitor_few_queries(client, tree):
    provision = LegalProvisionFactory()
    body = [{"type": "law", "value": {"cites": provision.pk}}]
    article = ArticlePageFactory(parent=tree.topics[0], body=body, related=[("page", tree.articles[0])])

    assert queries(client, article.url) <= 8


@pytest.mark.parametrize("where", ["home", "topic", "article"])
def test_lists_cost_the_same_with_many_pages(client, tree, where):
    address = {"home": tree.base.url, "topic": tree.topics[0].url, "article": tree.articles[0].url}[where]
    few = queries(client, address)
    for _ in range(10):
        ArticlePageFactory(parent=tree.topics[0])
        ResourcePageFactory(parent=tree.topics[0])
        TopicPageFactory(parent=tree.base)

    assert queries(client, address) == few


def test_reserved_address_is_refused_for_a_topic(tree):
    with pytest.raises(ValidationError) as error:
        tree.base.add_child(instance=TopicPage(title="Słownik", slug="slownik"))
    assert "slug" in error.value.message_dict


def test_resource_without_address_file_and_text_is_refused(tree):
    with pytest.raises(ValidationError) as error:
        ResourcePageFactory(parent=tree.topics[0], address="")
    assert "address" in error.value.message_dict
    assert ResourcePageFactory(parent=tree.topics[0], address="", description="<p>Wzór</p>").pk


def test_review_before_the_legal_state_is_refused(tree):
    with pytest.raises(ValidationError) as error:
        ArticlePageFactory(parent=tree.topics[0], review_date=datetime.date(2026, 9, 29))
    assert "review_date" in error.value.message_dict


def test_page_types_know_their_places():
    assert ArticlePage.allowed_parent_page_models() == [TopicPage]
    assert ResourcePage.allowed_parent_page_models() == [TopicPage]
    assert set(TopicPage.allowed_subpage_models()) == {ArticlePage, ResourcePage}
    assert ArticlePage.allowed_subpage_models() == []
