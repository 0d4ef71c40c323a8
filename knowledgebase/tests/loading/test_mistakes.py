"""What is refused, with the line it stands on and the reason."""

import pytest

from core.texts import TextErrors
from knowledgebase.models import KnowledgeBasePage, LegalAct

from .conftest import ACT_NAME, ARTICLE_NAME, RESOURCE_NAME

pytestmark = pytest.mark.django_db
INDEX_NAME = "baza-wiedzy/index.md"
MISTAKES = [
    (INDEX_NAME, "slug: baza-wiedzy", "slug: wiedza", 3, "slug: the address of the base is baza-wiedzy"),
    (INDEX_NAME, "ręką.\n---\n", "ręką.\n---\nTekst.\n", 6, "there is no place for text"),
    (ARTICLE_NAME, "kind: article", "kind: film", 2, "kind: one of article, resource is expected"),
    (ARTICLE_NAME, "minutes: 6", "minutes: 61", 6, "minutes: a number from 1 to 60"),
    (ARTICLE_NAME, "minutes: 6\n", "", 2, "minutes: missing"),
    (ARTICLE_NAME, "minutes: 6", "minuty: 6", 6, "minuty: no such field"),
    (ARTICLE_NAME, "legal_state: 2026-09-29", "legal_state: 29.09.2026", 7, "legal_state: a date as YYYY-MM-DD"),
    (ARTICLE_NAME, "[raport-roczny]", "[nie-ma]", 12, "related: there is no other article or resource “nie-ma”"),
    (ARTICLE_NAME, "slug: co-zawiera-strategia", "slug: prawo", 4, "slug: “prawo” stands already in topic.md, line 3"),
    (ARTICLE_NAME, "(raport-roczny)", "(nie-ma)", 16, "the link leads nowhere: “nie-ma”"),
    (ARTICLE_NAME, "slownik#cel", "slownik#nie", 16, "the link leads nowhere: “slownik#nie”"),
    (ARTICLE_NAME, "::: law", "::: film", 19, "no such block: “film”"),
    (ARTICLE_NAME, ":::\n", "act: Ustawa\n:::\n", 21, "act: Leave it empty"),
    (RESOURCE_NAME, "type: report", "type: film", 3, "type: one of act, report, study, template, example"),
    (RESOURCE_NAME, "year: 2026", "year: 206", 9, "year: a number from 1900 to 2100"),
    (RESOURCE_NAME, "url: https://", "url: ftp://", 10, "url: an address beginning with https://"),
    ("glossary.yaml", "see: [wskaznik]", "see: [cel]", 3, "see: there is no other term “cel”"),
    ("glossary.yaml", "term: wskaźnik", "term: cel", 4, "“cel” stands already in glossary.yaml, line 1"),
    (ACT_NAME, "key: art-17", "key: art-16b", 12, "key: “art-16b” stands already"),
    (ACT_NAME, "title: Ustawa", "title: " + "x" * 401 + " Ustawa", 2, "title: "),
    (ACT_NAME, "short: ustawa", "short: " + "x" * 121 + " ustawa", 3, "short: at most 120 characters"),
    (ACT_NAME, "    unit: art. 17\n", "", 12, "unit: missing"),
]


@pytest.mark.parametrize(("name", "old", "new", "line", "reason"), MISTAKES)
def test_mistake_is_named_with_its_line(files, home_page, name, old, new, line, reason):
    files.replace(name, old, new)

    with pytest.raises(TextErrors) as found:
        files.load()

    assert any(
        error.path == files.folder / name and error.line == line and reason in error.reason
        for error in found.value.errors
    ), found.value
    assert not KnowledgeBasePage.objects.exists()
    assert not LegalAct.objects.exists()


def test_resource_needs_an_address_or_a_text(files, home_page):
    files.replace(RESOURCE_NAME, "url: https://example.org/raport\n", "")
    assert files.load().created
    files.replace(RESOURCE_NAME, "Zacznij od **tabeli 1**.\n", "")
    with pytest.raises(TextErrors, match="give a url"):
        files.load()


def test_mistakes_of_all_files_come_at_once(files, home_page):
    files.write("glossary.yaml", "- term: cel\n")
    files.write(ARTICLE_NAME, "bez nagłówka")
    files.write("baza-wiedzy/dodatek.md", "---\n---\n")  # not in a topic: nobody reads it
    files.write("baza-wiedzy/01-prawo/plan.md", "---\n---\n")

    with pytest.raises(TextErrors) as found:
        files.load()

    reasons = {error.path.name: error.reason for error in found.value.errors}
    assert set(reasons) == {"glossary.yaml", "01-co-zawiera.md", "plan.md"}
    assert "begins with a number" in reasons["plan.md"]


def test_missing_index_is_said(files, home_page):
    (files.folder / INDEX_NAME).unlink()
    with pytest.raises(TextErrors, match="the file is missing"):
        files.load()
