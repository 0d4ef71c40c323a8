"""Devices, and signing out everywhere."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.tests.factories import UserFactory
from accounts.user_agents import device_name

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0"


@pytest.fixture
def other(sign_in):
    """Another browser of the same person."""
    browser = Client(headers={"user-agent": FIREFOX})
    browser.user = UserFactory()
    sign_in(browser.user, browser=browser)
    return browser


def is_inside(browser) -> bool:
    return browser.get(reverse("account_overview")).status_code == 200


def test_list_names_the_devices(client, other, sign_in):
    sign_in(other.user)

    assert "Firefox, Windows" in client.get(reverse("usersessions_list")).content.decode()


def test_signing_out_everywhere_else_leaves_only_this_device(client, other, sign_in):
    sign_in(other.user)
    assert is_inside(other)

    client.post(reverse("usersessions_list"))

    assert is_inside(client)
    assert not is_inside(other)


def test_devices_of_someone_else_stay(client, other, sign_in):
    sign_in(UserFactory())

    client.post(reverse("usersessions_list"))

    assert is_inside(other)


def test_new_password_signs_out_the_other_devices(client, other, sign_in):
    other.user.set_password("nowe-drzewo-2027")
    other.user.save()

    assert not is_inside(other)


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (FIREFOX, "Firefox, Windows"),
        (
            "Mozilla/5.0 (X11; Linux x86_64) Chrome/131.0 Safari/537.36 Edg/131.0",
            "Microsoft Edge, Linux",
        ),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36", "Chrome, Android"),
        ("curl/8", "Nieznane urządzenie"),
    ],
)
def test_device_is_named_in_words(user_agent, name):
    assert device_name(user_agent) == name
