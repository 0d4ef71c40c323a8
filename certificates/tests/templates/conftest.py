import pytest

from accounts.roles import Role
from accounts.tests.factories import UserFactory


@pytest.fixture
def coordinator(client, settings):
    settings.STAFF_MFA_REQUIRED = False
    client.force_login(UserFactory(role=Role.COORDINATOR, first_name="Zofia", last_name="Ćwik"))
    return client
