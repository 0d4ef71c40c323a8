"""The Atom feed, read as a feed reader reads it (RFC 4287)."""

from xml.etree import ElementTree

import pytest

from knowledgebase.tests.factories import ArticlePageFactory

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def feed(client):
    def read_feed():
        response = client.get("/baza-wiedzy/nowe.atom")
        assert response.status_code == 200
        assert response.headers["Content-Type"].startswith("application/atom+xml")
        return ElementTree.fromstring(response.content)  # noqa: S314 – our own

    return read_feed


def test_feed_has_what_the_standard_asks_for(feed, tree):
    root = feed()

    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.findall(f"{ATOM}entry")):
        assert all(element.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
    assert {link.get("rel") for link in root.findall(f"{ATOM}link")} == {"alternate", "self"}
    assert root.findtext(f"{ATOM}author/{ATOM}name") or all(
        entry.findtext(f"{ATOM}author/{ATOM}name") for entry in root.findall(f"{ATOM}entry")
    )


def test_newest_comes_first_and_drafts_do_not_come(feed, client, tree):
    newest = ArticlePageFactory(parent=tree.topics[0], title="Nowy & <ważny> artykuł")
    ArticlePageFactory(parent=tree.topics[0], live=False, title="Szkic")

    entries = feed().findall(f"{ATOM}entry")

    assert entries[0].findtext(f"{ATOM}title") == newest.title
    assert len(entries) == 4
    link = entries[0].find(f"{ATOM}link").get("href")
    assert link.endswith(newest.url)
    assert client.get(newest.url).status_code == 200


def test_feed_of_an_empty_base_is_a_feed(feed, home_page):
    assert feed().findall(f"{ATOM}entry") == []
