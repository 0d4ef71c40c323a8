"""The page of notifications."""

import pytest

from accounts.tests.factories import UserFactory
from messaging.models import Preference

pytestmark = pytest.mark.django_db
PAGE = "/konto/powiadomienia/"


def test_page_stands_among_those_of_the_account(client):
    client.force_login(UserFactory())

    page = client.get("/konto/").content.decode()
    assert f'href="{PAGE}"' in page


def test_choice_is_kept(client):
    user = UserFactory()
    client.force_login(user)

    client.post(PAGE, {"frequency": "daily"})

    assert Preference.objects.get(user=user).frequency == "daily"
    assert client.get(PAGE).context["form"].initial == {"frequency": "daily"}


@pytest.mark.parametrize("chosen", ["", "hourly"])
def test_what_is_no_choice_is_explained(client, chosen):
    client.force_login(UserFactory())

    page = client.post(PAGE, {"frequency": chosen})

    assert "Zaznacz jedną odpowiedź" in page.content.decode().replace("\xa0", " ")
    assert not Preference.objects.exists()
