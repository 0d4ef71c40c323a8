"""What a load leaves: pages, acts and terms as the files say, and people's edits as they are."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision

from core.loading import NoHomePage
from core.models import LoadedText
from core.texts import TextErrors
from knowledgebase.models import (
    ArticlePage,
    GlossaryTerm,
    KnowledgeBasePage,
    LegalAct,
    LegalProvision,
    ResourcePage,
    TopicPage,
)

from .conftest import ACT_NAME, ARTICLE_NAME, RESOURCE_NAME

pytestmark = pytest.mark.django_db
COUNTED = (Page, Revision, PageLogEntry, LegalAct, LegalProvision, GlossaryTerm, LoadedText)


def counts() -> list[int]:
    return [model.objects.count() for model in COUNTED]


def test_load_makes_the_whole_base(files, home_page):
    report = files.load()

    base = KnowledgeBasePage.objects.child_of(home_page).live().get()
    topic = TopicPage.objects.child_of(base).live().get()
    assert [page.slug for page in topic.get_children().live()] == ["co-zawiera-strategia", "raport-roczny"]
    assert len(report.created) == 4 + 1 + 2
    assert [*report.updated, *report.unchanged, *report.kept, *report.left] == []


def test_article_has_its_fields_links_and_the_provision_it_cites(files, home_page):
    files.load()

    article, resource = ArticlePage.objects.get(), ResourcePage.objects.get()
    text = article.body[1].value.source
    assert (article.minutes, article.sources[0].value["url"]) == (6, "https://example.org/ustawa")
    assert article.body[2].value.citation.provision == "art. 16b"
    assert [block.value.pk for block in article.related] == [resource.pk]
    assert f'<a linktype="page" id="{resource.pk}">raportu</a>' in text
    assert '<a href="/baza-wiedzy/slownik/#cel">' in text
    assert '<a href="/baza-wiedzy/akty/pomoc-spoleczna/#art-16b">' in text
    assert '<a href="/podrecznik/modul/lekcja/">' in text


def test_resource_and_records_have_their_fields(files, home_page):
    files.load()

    resource, act = ResourcePage.objects.get(), LegalAct.objects.get()
    assert (resource.kind, resource.address, resource.language) == ("report", "https://example.org/raport", "pl")
    assert resource.description == "<p>Zacznij od <b>tabeli 1</b>.</p>"
    assert act.short_title == "ustawa o pomocy społecznej"
    assert [item.key for item in act.provisions.all()] == ["art-16b", "art-17"]
    assert act.provisions.first().paragraphs == ["1. Gmina opracowuje strategię.", "2. Strategia zawiera diagnozę."]
    assert [term.slug for term in GlossaryTerm.objects.get(slug="cel").see_also.all()] == ["wskaznik"]


def test_second_load_is_one_query(files, home_page, django_assert_num_queries):
    files.load()
    with django_assert_num_queries(1):
        assert files.load().is_current


def test_texts_looked_at_again_are_unchanged(files, home_page):
    files.load()
    before = counts()
    report = files.load_all()
    assert counts() == before
    assert (len(report.unchanged), report.created, report.updated, report.kept) == (7, [], [], {})


def test_changed_files_make_one_change_each(files, home_page):
    files.load()
    row = LegalProvision.objects.get(key="art-16b").pk
    revisions = Revision.objects.count()
    files.replace(ARTICLE_NAME, "minutes: 6", "minutes: 7")
    files.replace(ACT_NAME, "Gmina opracowuje", "Gmina i powiat opracowują")
    files.replace("glossary.yaml", "Stan, do którego", "Stan docelowy, do którego")

    report = files.load()

    assert sorted(report.updated) == ["act:pomoc-spoleczna", "page:baza-wiedzy/co-zawiera-strategia", "term:cel"]
    assert Revision.objects.count() == revisions + 1
    assert LegalProvision.objects.get(pk=row).text.startswith("1. Gmina i powiat")
    assert ArticlePage.objects.get().minutes == 7


def test_edits_of_people_are_kept(files, home_page):
    files.load()
    article = ArticlePage.objects.get()
    article.lead = "Poprawione przez redakcję."
    article.save_revision().publish()
    LegalAct.objects.update(journal="Dz.U. 2027 poz. 1")
    GlossaryTerm.objects.filter(slug="cel").update(definition="Definicja redakcji.")
    for name, old, new in [(ARTICLE_NAME, "Sześć", "Siedem"), (ACT_NAME, "639", "640"), ("glossary.yaml", "Stan", "X")]:
        files.replace(name, old, new)

    report = files.load()

    assert set(report.kept) == {"page:baza-wiedzy/co-zawiera-strategia", "act:pomoc-spoleczna", "term:cel"}
    assert ArticlePage.objects.get().lead == "Poprawione przez redakcję."
    assert LegalAct.objects.get().journal == "Dz.U. 2027 poz. 1"
    assert GlossaryTerm.objects.get(slug="cel").definition == "Definicja redakcji."


def test_what_a_person_deleted_does_not_come_back(files, home_page):
    files.load()
    ResourcePage.objects.get().delete()
    GlossaryTerm.objects.get(slug="wskaznik").delete()

    report = files.load_all()

    assert not ResourcePage.objects.exists()
    assert not GlossaryTerm.objects.filter(slug="wskaznik").exists()
    assert report.kept["page:baza-wiedzy/raport-roczny"] == "deleted in the back office"
    assert report.kept["term:wskaznik"] == "deleted in the back office"


def test_provision_that_a_page_cites_cannot_vanish_from_the_files(files, home_page):
    files.load()
    ReferenceIndex.create_or_update_for_object(ArticlePage.objects.get())  # the worker does it
    files.replace(ACT_NAME, "key: art-16b", "key: art-16c")
    files.replace(ARTICLE_NAME, "#art-16b", "#art-16c")
    files.replace(ARTICLE_NAME, "cites: pomoc-spoleczna/art-16b", "cites: pomoc-spoleczna/art-16c")

    with pytest.raises(TextErrors, match="“art-16b” is gone, and a page still cites it"):
        files.load()
    assert LegalProvision.objects.filter(key="art-16b").exists()


def test_text_no_longer_in_the_files_is_left_and_named(files, home_page):
    files.load()
    files.replace(ARTICLE_NAME, "related: [raport-roczny]\n", "")
    files.replace(ARTICLE_NAME, "[raportu](raport-roczny)", "raportu")
    (files.folder / RESOURCE_NAME).unlink()

    assert files.load().left == ["page:baza-wiedzy/raport-roczny"]
    assert ResourcePage.objects.live().exists()


def test_without_a_home_page_nothing_is_loaded(files, root_page):
    with pytest.raises(NoHomePage):
        files.load()
    assert not LegalAct.objects.exists()


def test_check_writes_nothing(files, home_page, capsys):
    before = counts()
    call_command("load_knowledge_base", path=files.folder, check=True)
    assert counts() == before
    assert "check only): 7 created" in capsys.readouterr().out


def test_command_names_file_and_line_and_loads_nothing(files, home_page, capsys):
    files.replace(ARTICLE_NAME, "cites: pomoc-spoleczna/art-16b", "cites: pomoc-spoleczna/art-99")
    before = counts()

    with pytest.raises(CommandError, match="1 mistakes"):
        call_command("load_knowledge_base", path=files.folder)

    line = (files.folder / ARTICLE_NAME).read_text().split("\n").index("cites: pomoc-spoleczna/art-99") + 1
    assert f"01-co-zawiera.md:{line}: cites: there is no provision “pomoc-spoleczna/art-99”" in capsys.readouterr().err
    assert counts() == before


def test_base_of_the_project_has_no_mistake(home_page, capsys):
    call_command("load_knowledge_base", check=True)
    assert "0 kept" in capsys.readouterr().out
