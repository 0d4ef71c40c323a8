"""Every reachable page of the account stands in the site's look and sends no script of its own."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.urls import reverse

from accounts.tests.factories import UserFactory

pytestmark = pytest.mark.django_db

ENTRANCE = ["account_login", "account_signup", "account_reset_password", "account_inactive"]
ROOMS = [
    "account_overview",
    "account_profile",
    "account_email",
    "account_change_password",
    "account_logout",
    "usersessions_list",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "account_reauthenticate",
]
SECOND_FACTOR = ["mfa_index", "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes"]


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return response.content.decode()


def assert_in_the_look(html):
    assert html.count("<h1") == 1
    assert 'id="tresc"' in html
    scripts = re.findall(r"<script\b[^>]*>", html)
    assert all("src=" in script or 'type="application/json"' in script for script in scripts)
    assert "style=" not in html


@pytest.fixture
def signed_in(sign_in, confirm):
    user = UserFactory()
    sign_in(user)
    confirm()
    return user


@pytest.mark.parametrize("name", ENTRANCE)
def test_strangers_pages(client, name):
    assert_in_the_look(read(client, reverse(name)))


@pytest.mark.parametrize("name", ROOMS)
def test_own_pages(client, signed_in, name):
    assert_in_the_look(read(client, reverse(name)))


@pytest.mark.parametrize("name", SECOND_FACTOR)
def test_pages_of_the_second_factor(client, signed_in, name):
    Authenticator.objects.create(user=signed_in, type=Authenticator.Type.TOTP, data={"secret": ""})
    RecoveryCodes.activate(signed_in)

    assert_in_the_look(read(client, reverse(name)))


@pytest.mark.parametrize("name", ["mfa_edit_webauthn", "mfa_remove_webauthn"])
def test_pages_of_a_passkey(client, signed_in, name):
    key = Authenticator.objects.create(user=signed_in, type=Authenticator.Type.WEBAUTHN, data={"name": "Laptop"})

    assert_in_the_look(read(client, reverse(name, args=[key.pk])))


@pytest.mark.parametrize("name", ["mfa_edit_webauthn", "mfa_remove_webauthn"])
def test_a_passkey_of_someone_else_is_not_found(client, signed_in, name):
    key = Authenticator.objects.create(user=UserFactory(), type=Authenticator.Type.WEBAUTHN, data={"name": "Laptop"})

    assert client.get(reverse(name, args=[key.pk])).status_code == 404


@pytest.mark.parametrize("name", [*ROOMS, *SECOND_FACTOR])
def test_strangers_are_asked_to_sign_in(client, name):
    if name == "account_logout":  # signing out twice harms nobody: it leads home
        return
    response = client.get(reverse(name))

    assert response.status_code == 302
    assert reverse("account_login") in response["Location"]


def test_recovery_codes_download(client, signed_in):
    Authenticator.objects.create(user=signed_in, type=Authenticator.Type.TOTP, data={"secret": ""})
    codes = RecoveryCodes.activate(signed_in).get_unused_codes()

    response = client.get(reverse("mfa_download_recovery_codes"))

    assert all(code in response.content.decode() for code in codes)
    assert "attachment" in response["Content-Disposition"]


@pytest.mark.parametrize(
    ("name", "field", "autocomplete"),
    [
        ("account_login", "login", "username"),
        ("account_login", "password", "current-password"),
        ("account_signup", "email", "username"),
        ("account_signup", "password1", "new-password"),
        ("account_signup", "first_name", "given-name"),
        ("account_reset_password", "email", "username"),
    ],
)
def test_fields_tell_the_browser_what_they_are(client, name, field, autocomplete):
    form = client.get(reverse(name)).context["form"]

    assert f'autocomplete="{autocomplete}"' in str(form[field])


def test_overview_costs_the_same_for_many_devices_and_keys(client, signed_in, django_assert_max_num_queries):
    for number in range(10):
        Authenticator.objects.create(user=signed_in, type=Authenticator.Type.WEBAUTHN, data={"name": str(number)})

    with django_assert_max_num_queries(9):
        read(client, reverse("account_overview"))


def test_profile_saves_the_name(client, signed_in):
    response = client.post(reverse("account_profile"), {"first_name": "Anna", "last_name": "Wójcik"}, follow=True)

    signed_in.refresh_from_db()
    assert signed_in.full_name == "Anna Wójcik"
    assert response.redirect_chain[-1][0] == reverse("account_overview")


def test_empty_name_keeps_what_was_typed_and_says_what_to_do(client, signed_in):
    response = client.post(reverse("account_profile"), {"first_name": "Anna", "last_name": ""})

    html = response.content.decode()
    assert "govuk-error-summary" in html
    assert 'value="Anna"' in html
