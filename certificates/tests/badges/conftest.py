import pytest

from certificates.tests.badges.stranger import Stranger, path_of


@pytest.fixture
def fetch(client):
    """Reads a published address as the world would; what is not there raises."""

    def read(address: str) -> bytes:
        answer = client.get(path_of(address))
        assert answer.status_code == 200
        return answer.content

    return read


@pytest.fixture
def stranger(fetch):
    return Stranger(fetch)
