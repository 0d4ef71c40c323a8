"""The index follows what editors do."""

import pytest
from wagtail.models import Page, PageViewRestriction

from accounts.tests.factories import UserFactory
from knowledgebase.models import GlossaryTerm, LegalProvision, Posting, SearchEntry
from knowledgebase.search.pausing import indexed_together
from knowledgebase.search.services import index_object, rebuild_search, remove_object
from knowledgebase.tests.search.factories import make_act, make_article, make_resource, make_term, make_topic, publish

pytestmark = pytest.mark.django_db


def state() -> list:
    entries = SearchEntry.objects.order_by("kind", "object_id").values_list("kind", "object_id", "digest", "url")
    return [*entries, *Posting.objects.order_by("entry", "key").values_list("entry", "key", "impact")]


def test_a_published_article_is_found_in_every_form(topic, titles):
    make_article(topic, text="O wskaźnikach rezultatu.")

    for typed in ("wskaźnik", "wskaznikow", "WSKAŹNIKAMI", "rezultat wskaznik", "wskaźników rezultatów"):
        assert titles(typed) == ["Bank wskaźników"]


def test_a_draft_is_not_found(topic, titles):
    article = make_article(topic)
    article.title = "Zmieniony tytuł o budżecie"
    article.save_revision()

    assert titles("budżet") == []
    assert titles("wskaźnik") == ["Bank wskaźników"]


def test_publishing_again_replaces_what_was_found(topic, titles):
    article = make_article(topic)
    article.title, article.body = "Budżet", [{"type": "paragraph", "value": "<p>Ramy finansowe.</p>"}]
    publish(article)

    assert titles("budżet") == ["Budżet"]
    assert titles("rezultat") == []


def test_unpublished_is_gone_and_published_again_is_back(topic, titles):
    article = make_article(topic)
    article.unpublish()
    assert titles("wskaźnik") == []

    publish(article)
    assert titles("wskaźnik") == ["Bank wskaźników"]


def test_hidden_past_the_signals_is_not_shown(topic, titles):
    article = make_article(topic)
    Page.objects.filter(pk=article.pk).update(live=False)

    assert titles("wskaźnik") == []


def test_deleted_with_its_topic(topic, titles):
    make_article(topic)
    Page.objects.get(pk=topic.pk).delete()

    assert titles("wskaźnik") == []
    assert (SearchEntry.objects.count(), Posting.objects.count()) == (0, 0)


def test_deleted_while_the_index_does_not_know_it(topic):
    """Wagtail unpublishes before it deletes: the index must not take the page up at that moment."""
    article = make_article(topic)
    SearchEntry.objects.all().delete()
    article.delete()

    assert not SearchEntry.objects.exists()


def test_many_changes_are_indexed_together_at_their_end(topic, titles):
    with indexed_together():
        make_article(topic, text="O wskaźnikach rezultatu.")
        assert not SearchEntry.objects.exists()

    assert titles("wskaźnik") == ["Bank wskaźników"]


def test_moved_page_has_its_new_address_and_topic(base, topic):
    article = make_article(topic)
    other = make_topic(base, "Diagnoza")
    article.move(Page.objects.get(pk=other.pk), pos="last-child")

    entry = SearchEntry.objects.get()
    assert (entry.url, entry.topic_id) == ("/baza-wiedzy/diagnoza/bank-wskaznikow/", other.pk)


def test_a_new_slug_of_the_topic_is_in_the_addresses_below(topic, django_capture_on_commit_callbacks):
    make_article(topic)
    topic = Page.objects.get(pk=topic.pk).specific
    topic.slug = "mierzenie"
    with django_capture_on_commit_callbacks(execute=True):  # when Wagtail says so
        publish(topic)

    assert SearchEntry.objects.get().url == "/baza-wiedzy/mierzenie/bank-wskaznikow/"


def test_an_alias_is_not_found_twice(base, topic, titles):
    article = make_article(topic)
    article.create_alias(parent=Page.objects.get(pk=make_topic(base, "Diagnoza").pk))
    publish(article)
    rebuild_search()

    assert titles("wskaźnik") == ["Bank wskaźników"]


def test_resources_are_found_by_what_they_are(topic, titles):
    make_resource(topic)

    assert titles("raport") == ["Wzór raportu"]
    assert titles("akademia") == ["Wzór raportu"]


def test_terms_come_change_and_go(titles):
    term = make_term(abbreviation="WSK", english="indicator")
    assert titles("wsk") == titles("indicator") == titles("wskazniki") == ["wskaźnik (WSK)"]

    term.term = "miernik"
    term.save()
    assert titles("wskaźnik") == []

    GlossaryTerm.objects.all().delete()
    assert titles("miernik") == []


def test_provisions_follow_their_act(titles):
    act = make_act()
    LegalProvision.objects.create(act=act, key="art-16b", unit="art. 16b ust. 1", text="Gmina opracowuje strategię.")
    assert titles("16b gmina") == ["art. 16b ust. 1, ustawa o pomocy społecznej"]

    act.short_title = "u.p.s."
    act.save()
    assert titles("16b gmina") == ["art. 16b ust. 1, u.p.s."]

    act.delete()
    assert titles("16b gmina") == []


def test_indexing_twice_writes_once(topic):
    article = make_article(topic)
    before = state()

    assert index_object(kind="article", object_id=article.pk) is False
    assert state() == before


def test_removing_twice_does_no_harm(topic):
    article = make_article(topic)

    assert remove_object(kind="article", object_id=article.pk) is True
    assert remove_object(kind="article", object_id=article.pk) is False


def test_rebuild_makes_the_same_index_from_nothing(topic):
    make_article(topic)
    make_resource(topic)
    make_term()
    before = [row[:2] + row[3:] for row in state() if len(row) == 4]
    SearchEntry.objects.all().delete()

    assert rebuild_search().written == 3
    assert [row[:2] + row[3:] for row in state() if len(row) == 4] == before


def test_rebuild_writes_nothing_where_nothing_changed_and_forgets_what_is_gone(topic):
    make_article(topic)
    stale = SearchEntry.objects.create(kind="term", object_id=10**6, title="x", url="/", text="x", meta="", digest="x")
    SearchEntry.objects.create(kind="nothing", object_id=1, title="x", url="/", text="x", meta="", digest="x")

    done = rebuild_search()

    assert (done.written, done.removed, done.entries) == (0, 2, 1)
    assert not SearchEntry.objects.filter(pk=stale.pk).exists()


@pytest.mark.parametrize("kind", ["login", "password"])
def test_pages_under_a_restriction_are_hidden_from_visitors(topic, titles, kind):
    make_article(topic)
    PageViewRestriction.objects.create(page_id=topic.pk, restriction_type=kind, password="tajne")

    assert titles("wskaźnik") == []
    assert titles("wskaźnik", UserFactory()) == (["Bank wskaźników"] if kind == "login" else [])


def test_a_restriction_to_a_group_lets_its_members_find(topic, titles, django_user_model):
    from django.contrib.auth.models import Group

    make_article(topic)
    group = Group.objects.create(name="Zespół")
    restriction = PageViewRestriction.objects.create(page_id=topic.pk, restriction_type="groups")
    restriction.groups.add(group)
    member, stranger = UserFactory(), UserFactory()
    member.groups.add(group)

    assert titles("wskaźnik", member) == ["Bank wskaźników"]
    assert titles("wskaźnik", stranger) == []
