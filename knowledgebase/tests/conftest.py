"""A small knowledge base, and what a person reads of an answer."""

import pytest

from knowledgebase.tests.factories import make_base


@pytest.fixture
def tree(home_page):
    return make_base(home_page)


@pytest.fixture
def read(client):
    """``read(address)`` gives the words of the page with plain spaces."""

    def read_page(address: str) -> str:
        response = client.get(address)
        assert response.status_code == 200, address
        return response.content.decode().replace("\u00a0", " ").replace("\u2060", "")

    return read_page
