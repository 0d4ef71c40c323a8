"""Passkeys in a real browser, with a key made of software, under the strict policy of scripts."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from accounts.tests.factories import PASSWORD, UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(open_browser, settings):
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    page = open_browser()
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    return page


def press(page, words):
    page.get_by_role("main").get_by_role("button", name=words, exact=True).click()


def sign_in(page, user):
    page.goto(reverse("account_login"))
    page.get_by_label("Adres e-mail").fill(user.email)
    page.get_by_label("Hasło", exact=True).fill(PASSWORD)
    press(page, "Zaloguj się")


def add_passkey(page):
    page.goto(reverse("mfa_add_webauthn"))
    page.get_by_label("Hasło", exact=True).fill(PASSWORD)
    press(page, "Potwierdź")
    page.get_by_label("Nazwa klucza").fill("Laptop w pracy")
    page.get_by_label("bez hasła").check()
    press(page, "Dodaj klucz dostępu")
    page.wait_for_url("**" + reverse("mfa_view_recovery_codes"))


def sign_out(page):
    page.goto(reverse("account_logout"))
    press(page, "Wyloguj się")


def test_passkey_is_added_and_signs_in_without_a_password(page):
    user = UserFactory()
    sign_in(page, user)
    add_passkey(page)
    sign_out(page)

    page.goto(reverse("account_login"))
    press(page, "Zaloguj się kluczem dostępu")

    page.wait_for_url("**" + reverse("account_overview"))
    assert Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN).count() == 1


def test_passkey_is_the_second_step_after_the_password(page):
    user = UserFactory()
    sign_in(page, user)
    add_passkey(page)
    sign_out(page)

    sign_in(page, user)
    press(page, "Użyj klucza dostępu")

    page.wait_for_url("**" + reverse("account_overview"))


def test_without_javascript_the_other_ways_stay(open_browser):
    page = open_browser(javascript=False)

    page.goto(reverse("account_login"))

    main = page.get_by_role("main")
    assert main.get_by_role("button", name="Zaloguj się", exact=True).is_visible()
    assert not main.get_by_role("button", name="Zaloguj się kluczem dostępu").is_visible()
