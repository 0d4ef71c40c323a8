"""A small knowledge base to search in."""

import pytest
from django.contrib.auth.models import AnonymousUser

from knowledgebase.search.queries import hits, search
from knowledgebase.search.question import read_question
from knowledgebase.tests.search.factories import make_base, make_topic


@pytest.fixture
def base(home_page):
    return make_base(home_page)


@pytest.fixture
def topic(base):
    return make_topic(base)


@pytest.fixture
def titles():
    """`titles("wskaznik")`: what a visitor finds, the best first."""

    def find(typed: str, user=None) -> list[str]:
        answer = search(read_question(typed), user or AnonymousUser())
        return [hit.title for hit in hits(answer, answer.found)]

    return find
