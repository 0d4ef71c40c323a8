"""Two publishers at the same moment, on two real connections."""

from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from django.db.models import Count

from knowledgebase.models import ArticlePage, Posting, SearchEntry
from knowledgebase.search.services import index_object, rebuild_search
from knowledgebase.tests.search.factories import make_article, make_term

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]

CALLS = 6


def at_once(verbs) -> list[Exception]:
    """Runs each verb in a thread of its own; they start together. Gives what they raised."""
    start, raised = Barrier(len(verbs)), []

    def run(verb):
        try:
            start.wait(timeout=20)
            verb()
        except Exception as error:
            raised.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[verb]) for verb in verbs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return raised


def has_doubles() -> bool:
    return Posting.objects.values("entry", "key").annotate(number=Count("pk")).filter(number__gt=1).exists()


def test_one_entry_however_many_index_it_at_once(topic):
    article = make_article(topic)
    SearchEntry.objects.all().delete()

    assert at_once([lambda: index_object(kind="article", object_id=article.pk)] * CALLS) == []
    assert SearchEntry.objects.count() == 1
    assert not has_doubles()


def test_the_index_says_what_was_published_last(topic):
    article = make_article(topic)

    def publish(number):
        def verb():
            with transaction.atomic():
                page = ArticlePage.objects.select_for_update().get(pk=article.pk)
                page.title = f"Wydanie {number}"
                page.save_revision().publish()

        return verb

    assert at_once([publish(number) for number in range(CALLS)]) == []
    article.refresh_from_db()
    assert SearchEntry.objects.get().title == article.title
    assert not has_doubles()


def test_rebuilding_while_others_publish_ends_in_step(topic):
    articles = [make_article(topic, slug=f"a-{number}") for number in range(4)]
    SearchEntry.objects.all().delete()

    def publish(article):
        return lambda: ArticlePage.objects.get(pk=article.pk).save_revision().publish()

    assert at_once([rebuild_search, rebuild_search, *(publish(article) for article in articles)]) == []
    assert SearchEntry.objects.count() == len(articles)
    assert rebuild_search().written == 0
    assert not has_doubles()


def test_two_terms_saved_at_once_are_both_found(home_page):
    assert at_once([lambda number=number: make_term(f"pojęcie {number}") for number in range(CALLS)]) == []
    assert SearchEntry.objects.count() == CALLS
