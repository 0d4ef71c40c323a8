"""The second factor: set up, asked for, recovered from, and kept unreadable in the database."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from cryptography.fernet import InvalidToken
from django.urls import reverse

from accounts import encryption
from accounts.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


@pytest.fixture
def secret():
    return generate_totp_secret()


@pytest.fixture
def protected(secret):
    user = UserFactory()
    TOTP.activate(user, secret)
    return user


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_setting_up_the_app_gives_recovery_codes_and_a_mail(
    client, sign_in, confirm, post_office, django_capture_on_commit_callbacks
):
    user = UserFactory()
    sign_in(user)
    confirm()
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})

    assert response["Location"] == reverse("mfa_view_recovery_codes")
    (mail,) = post_office()
    assert mail.to == [user.email]


def test_password_alone_does_not_open_a_protected_account(client, sign_in, protected):
    response = sign_in(protected)

    assert response["Location"].startswith(reverse("mfa_authenticate"))
    assert not is_signed_in(client)


def test_page_of_the_second_step_offers_code_and_passkey(client, sign_in, protected):
    sign_in(protected)

    html = client.get(reverse("mfa_authenticate")).content.decode()

    assert 'autocomplete="one-time-code"' in html
    assert "data-passkey" in html


def test_code_of_the_app_opens_it(client, sign_in, protected, secret):
    sign_in(protected)

    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})

    assert is_signed_in(client)


def test_wrong_code_is_told_beside_the_field(client, sign_in, protected):
    sign_in(protected)

    response = client.post(reverse("mfa_authenticate"), {"code": "000000"})

    assert response.context["form"].errors["code"]
    assert not is_signed_in(client)


def test_recovery_code_works_once(client, sign_in, protected):
    code = RecoveryCodes.activate(protected).get_unused_codes()[0]
    sign_in(protected)
    client.post(reverse("mfa_authenticate"), {"code": code})
    client.logout()
    sign_in(protected)

    client.post(reverse("mfa_authenticate"), {"code": code})

    assert not is_signed_in(client)


def test_secret_cannot_be_read_in_the_database(protected, secret):
    data = Authenticator.objects.get(user=protected).data

    assert secret not in str(data)


def test_secret_survives_a_change_of_the_key(settings):
    text = encryption.encrypt("tajne")

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "nowy", [settings.SECRET_KEY]
    assert encryption.decrypt(text) == "tajne"

    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(InvalidToken):
        encryption.decrypt(text)
