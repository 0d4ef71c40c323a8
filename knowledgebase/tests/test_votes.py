"""Was it helpful: one answer a person and page."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection
from wagtail.models import PageViewRestriction

from accounts.tests.factories import UserFactory
from knowledgebase.models import HelpfulVote
from knowledgebase.services import InvalidVote, vote_on_page
from knowledgebase.tests.factories import make_base

pytestmark = pytest.mark.django_db


def address(page) -> str:
    return f"/baza-wiedzy/ocena/{page.pk}/"


@pytest.fixture
def person(client):
    user = UserFactory()
    client.force_login(user)
    return user


def test_answer_is_saved_and_can_be_changed(client, read, tree, person):
    article = tree.articles[0]

    response = client.post(address(article), {"answer": "tak"})
    assert response.headers["Location"] == f"{article.url}#pomocne"
    assert "Twoja odpowiedź: tak" in read(article.url)

    client.post(address(article), {"answer": "nie"})
    assert "Twoja odpowiedź: nie" in read(article.url)
    assert HelpfulVote.objects.get().is_helpful is False


@pytest.mark.parametrize("data", [{}, {"answer": ""}, {"answer": "1"}, {"answer": "TAK; DROP"}])
def test_any_other_answer_is_refused(client, tree, person, data):
    assert client.post(address(tree.articles[0]), data).status_code == 302
    assert not HelpfulVote.objects.exists()


def test_visitor_signs_in_and_comes_back_to_the_page(client, tree):
    response = client.post(address(tree.articles[0]), {"answer": "tak"})
    assert response.headers["Location"].endswith(f"?next={tree.articles[0].url}")
    assert not HelpfulVote.objects.exists()


def test_only_articles_and_resources_that_the_person_may_open(client, tree, person):
    article, other = tree.articles
    article.unpublish()
    PageViewRestriction.objects.create(page=other, restriction_type=PageViewRestriction.PASSWORD, password="tajne")

    for page in (article, other, tree.topics[0], tree.base):
        assert client.post(address(page), {"answer": "tak"}).status_code == 404
    assert client.post(address(tree.resources[0]), {"answer": "tak"}).status_code == 302


def test_answer_is_posted_with_a_token(tree):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory())
    assert client.post(address(tree.articles[0]), {"answer": "tak"}).status_code == 403
    assert client.get(address(tree.articles[0])).status_code == 405


def test_too_many_answers_are_stopped(client, tree, person, monkeypatch):
    monkeypatch.setattr("knowledgebase.views.votes.RATE", "2/m")
    codes = [client.post(address(tree.articles[0]), {"answer": "tak"}).status_code for _ in range(3)]
    assert codes == [302, 302, 429]


def test_service_refuses_what_was_not_offered(tree):
    with pytest.raises(InvalidVote):
        vote_on_page(voter=UserFactory(), page=tree.articles[0].page_ptr, answer="moze")


def test_two_rows_of_a_person_are_impossible(tree):
    voter = UserFactory()
    HelpfulVote.objects.create(page=tree.articles[0], voter=voter, is_helpful=True)
    with pytest.raises(IntegrityError):
        HelpfulVote.objects.create(page=tree.articles[0], voter=voter, is_helpful=False)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_answers_at_once_leave_one_row(home_page):
    article, voter, start = make_base(home_page).articles[0], UserFactory(), Barrier(6)

    def answer(word):
        try:
            start.wait()
            vote_on_page(voter=voter, page=article.page_ptr, answer=word)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(answer, ["tak", "nie"] * 3))
    assert HelpfulVote.objects.count() == 1
