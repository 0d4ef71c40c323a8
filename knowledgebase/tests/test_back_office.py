"""Editors keep terms, acts and pages; others see nothing of it."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from knowledgebase.models import ArticlePage, GlossaryTerm, HelpfulVote, LegalAct, ResourcePage
from knowledgebase.tests.factories import (
    ArticlePageFactory,
    GlossaryTermFactory,
    LegalActFactory,
    LegalProvisionFactory,
    ResourcePageFactory,
)

pytestmark = pytest.mark.django_db
SCREENS = [
    "glossary_terms:index",
    "glossary_terms:add",
    "legal_acts:index",
    "legal_acts:add",
    "kb_reviews",
    "kb_helpful",
]
PAST = timezone.localdate() - datetime.timedelta(days=2)


def sign_in(client, role):
    client.force_login(UserFactory(role=role, has_second_factor=True))


@pytest.fixture
def editor(client):
    sign_in(client, Role.EDITOR)
    return client


@pytest.mark.parametrize("screen", SCREENS)
def test_screens_are_for_editors(client, home_page, screen):
    assert client.get(reverse(screen)).status_code == 302

    sign_in(client, Role.ADVISOR)
    assert client.get(reverse(screen)).status_code in {302, 403}

    sign_in(client, Role.EDITOR)
    assert client.get(reverse(screen)).status_code == 200


def test_editor_writes_a_term(editor):
    data = {"term": "Łańcuch logiczny", "definition": "Od nakładu do rezultatu.", "slug": ""}
    editor.post(reverse("glossary_terms:add"), data)
    assert GlossaryTerm.objects.get().slug == "lancuch-logiczny"


def test_editor_enters_an_act_with_its_provisions(editor):
    provision = {"unit": "art. 2", "key": "art-2", "text": "Pomoc jest instytucją.", "note": ""}
    data = {
        "title": "Ustawa o pomocy", "short_title": "ustawa o pomocy", "key": "pomoc", "journal": "Dz.U. 2026 poz. 639",
        "legal_state": "2026-09-29", "address": "", "notes": "", "provisions": inline_formset([provision]),
    }  # fmt: skip

    editor.post(reverse("legal_acts:add"), nested_form_data(data))

    act = LegalAct.objects.get()
    assert [item.citation for item in act.provisions.all()] == ["pomoc/art-2"]
    assert editor.get(reverse("legal_acts:edit", args=[act.pk])).status_code == 200


def test_editor_deletes_neither_acts_nor_terms(editor):
    """Lessons and articles cite them."""
    assert editor.post(reverse("legal_acts:delete", args=[LegalActFactory().pk])).status_code == 302
    assert editor.post(reverse("glossary_terms:delete", args=[GlossaryTermFactory().pk])).status_code == 302
    assert LegalAct.objects.exists()
    assert GlossaryTerm.objects.exists()


def test_chooser_finds_a_provision_by_act_unit_and_words(editor):
    wanted = LegalProvisionFactory(
        act__short_title="ustawa o pomocy", unit="art. 16b ust. 2", text="Strategia zawiera diagnozę."
    )
    other = LegalProvisionFactory(act__short_title="ustawa o samorządzie", unit="art. 17", text="Zadania.")
    address = reverse("provision_chooser:choose_results")

    for words in ("16b", "diagnozę", wanted.act.short_title, f"16b {wanted.act.short_title}"):
        found = editor.get(address, {"q": words}).content.decode()
        assert wanted.unit in found
        assert other.unit not in found
    assert editor.get(reverse("provision_chooser:choose")).status_code == 200
    assert editor.get(reverse("provision_chooser:chosen", args=[wanted.pk])).status_code == 200


def test_chooser_costs_the_same_however_many(editor):
    address = reverse("provision_chooser:choose_results")

    def queries():
        with CaptureQueriesContext(connection) as captured:
            editor.get(address)
        return len(captured)

    LegalProvisionFactory.create_batch(3)
    editor.get(address)
    few = queries()
    LegalProvisionFactory.create_batch(12)
    assert queries() == few


def test_editor_writes_an_article_that_cites_a_provision(editor, tree):
    provision = LegalProvisionFactory()
    law = {
        "cites": provision.pk, "act": "", "journal": "", "provision": "", "quote": rich_text(""), "legal_state": "",
        "url": "", "note": "",
    }  # fmt: skip
    data = {
        "title": "Nowy artykuł", "slug": "nowy", "lead": "Po co.", "minutes": "5", "legal_state": "2026-09-29",
        "review_date": "2027-03-31", "body": streamfield([("law", law)]), "sources": streamfield([]),
        "related": streamfield([("page", tree.resources[0].pk)]), "action-publish": "1", "social_image": "",
    }  # fmt: skip
    address = reverse("wagtailadmin_pages:add", args=["knowledgebase", "articlepage", tree.topics[0].pk])
    assert editor.get(address).status_code == 200

    editor.post(address, nested_form_data(data))

    article = ArticlePage.objects.get(slug="nowy")
    assert article.live
    assert article.body[0].value.citation.provision == provision.unit


def test_every_page_type_can_be_edited_and_previewed(editor, tree):
    for page in (tree.base, tree.topics[0], tree.articles[0], tree.resources[0]):
        assert editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
        assert page.make_preview_request().status_code == 200


# --- Reports --------------------------------------------------------------------


def test_review_report_lists_published_pages_past_their_day(editor, tree):
    late = ArticlePageFactory(parent=tree.topics[0], review_date=timezone.localdate() - datetime.timedelta(days=1))
    later = ResourcePageFactory(parent=tree.topics[0], review_date=PAST)
    ArticlePageFactory(parent=tree.topics[0], review_date=PAST, live=False, title="Szkic o sprawie")

    page = editor.get(reverse("kb_reviews")).content.decode()

    assert page.index(later.title) < page.index(late.title)
    assert "Szkic o sprawie" not in page
    assert tree.articles[0].title not in page


def test_helpful_report_counts_votes_of_pages(editor, tree):
    liked, disliked = tree.articles
    for page, answers in ((liked, [True, True]), (disliked, [False, True])):
        for is_helpful in answers:
            HelpfulVote.objects.create(page=page, voter=UserFactory(), is_helpful=is_helpful)

    response = editor.get(reverse("kb_helpful"))

    rows = [(page.title, page.helped, page.did_not_help) for page in response.context["object_list"]]
    assert rows == [(disliked.title, 1, 1), (liked.title, 2, 0)]
    assert editor.get(reverse("kb_helpful"), {"export": "csv"}).status_code == 200


@pytest.mark.parametrize("screen", ["kb_reviews", "kb_helpful"])
def test_reports_cost_the_same_however_many(editor, tree, screen):
    def add(count):
        for _ in range(count):
            page = ArticlePageFactory(parent=tree.topics[0], review_date=timezone.localdate() - PAST.resolution)
            HelpfulVote.objects.create(page=page, voter=UserFactory(), is_helpful=True)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert editor.get(reverse(screen)).status_code == 200
        return len(captured)

    add(3)
    queries()
    few = queries()
    add(10)
    assert queries() == few


def test_resources_of_a_file_keep_their_file(editor, tree):
    """A document that a resource offers is not deleted under it."""
    from django.core.files.base import ContentFile
    from django.db.models import ProtectedError

    from core.models import SiteDocument

    document = SiteDocument.objects.create(title="Wzór", file=ContentFile(b"%PDF-1.4", "wzor.pdf"))
    page = ResourcePageFactory(parent=tree.topics[0], address="", file=document)
    with pytest.raises(ProtectedError):
        document.delete()
    assert "Wzór" in editor.get(page.url).content.decode()
    assert ResourcePage.objects.filter(pk=page.pk).exists()
