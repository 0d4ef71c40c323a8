"""The ways in: creating an account, signing in, a forgotten password, a new address. By the forms, as a person goes."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from accounts.models import User
from accounts.tests.conftest import code_in
from accounts.tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

NEW = {"first_name": "Anna", "last_name": "Wójcik", "email": "Anna@Example.org", "password1": "sad-jabłoni-o-świcie"}
CODE_PAGE = "account_email_verification_sent"


def sign_up(client, **changes):
    return client.post(reverse("account_signup"), {**NEW, **changes}, follow=True)


def without(response, email):
    """The page without what differs by itself: the address and the token of the form."""
    return re.sub(r'value="[A-Za-z0-9]{64}"', "", response.content.decode()).replace(email, "")


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_sign_up_ends_signed_in_after_the_code_from_the_mail(client, post_office):
    sign_up(client)
    (mail,) = post_office()
    assert not is_signed_in(client)

    client.post(reverse(CODE_PAGE), {"code": code_in(mail)})

    assert is_signed_in(client)
    user = User.objects.get()
    assert (user.email, user.full_name) == ("anna@example.org", "Anna Wójcik")
    assert EmailAddress.objects.get(user=user).verified


def test_code_may_be_typed_without_the_dash(client, post_office):
    sign_up(client)
    code = code_in(post_office()[0])

    client.post(reverse(CODE_PAGE), {"code": f" {code.replace('-', '')}"})

    assert is_signed_in(client)


def test_wrong_code_says_what_to_do_and_keeps_the_door_closed(client):
    sign_up(client)

    response = client.post(reverse(CODE_PAGE), {"code": "0000-0000"})

    assert response.context["form"].errors["code"]
    assert "govuk-error-summary" in response.content.decode()
    assert not is_signed_in(client)


def test_fifth_wrong_code_ends_the_attempt(client, post_office):
    sign_up(client)
    code = code_in(post_office()[0])
    for _attempt in range(5):
        client.post(reverse(CODE_PAGE), {"code": "0000-0000"})

    client.post(reverse(CODE_PAGE), {"code": code})

    assert not is_signed_in(client)


def test_new_code_replaces_the_first(client, post_office, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    sign_up(client)
    first = code_in(post_office()[0])
    client.post(reverse(CODE_PAGE), {"action": "resend"})
    second = code_in(post_office()[0])

    client.post(reverse(CODE_PAGE), {"code": first})
    assert not is_signed_in(client)
    client.post(reverse(CODE_PAGE), {"code": second})

    assert is_signed_in(client)


def test_sign_up_with_a_taken_address_looks_the_same_and_warns_its_owner(client, post_office):
    UserFactory(email="anna@example.org")
    taken = sign_up(client)
    (mail,) = post_office()
    client.cookies.clear()
    free = sign_up(client, email="inna@example.org")

    assert taken.redirect_chain == free.redirect_chain
    assert without(taken, "anna@example.org") == without(free, "inna@example.org")
    assert mail.to == ["anna@example.org"]
    assert User.objects.filter(email__iexact="anna@example.org").count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [("first_name", ""), ("email", "anna"), ("password1", "krótkie"), ("password1", "1234567890")],
)
def test_bad_sign_up_keeps_what_was_typed(client, field, value):
    response = sign_up(client, **{field: value})

    assert response.context["form"].errors[field]
    assert 'value="Wójcik"' in response.content.decode()
    assert not User.objects.exists()


def test_sign_in_ignores_the_case_of_the_address(client):
    user = UserFactory(email="ewa@example.org")

    client.post(reverse("account_login"), {"login": "EWA@example.org", "password": PASSWORD})

    assert client.session["_auth_user_id"] == str(user.pk)


def test_failed_sign_in_does_not_tell_whether_the_account_exists(client):
    UserFactory(email="ewa@example.org")

    known, unknown = (
        client.post(reverse("account_login"), {"login": email, "password": "zle-haslo-2026"}).context["form"]
        for email in ("ewa@example.org", "nikt@example.org")
    )

    assert known.errors == unknown.errors
    assert known.non_field_errors()


def test_closed_account_cannot_sign_in(client):
    user = UserFactory(is_active=False)

    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})

    assert not is_signed_in(client)


def test_sixth_wrong_password_makes_a_pause(client):
    user = UserFactory()
    for _attempt in range(5):
        client.post(reverse("account_login"), {"login": user.email, "password": "zle-haslo-2026"})

    response = client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})

    assert not is_signed_in(client)
    assert response.context["form"].non_field_errors()


def test_sign_out_needs_a_press_of_the_button(client, sign_in):
    sign_in(UserFactory())

    client.get(reverse("account_logout"))
    assert is_signed_in(client)
    client.post(reverse("account_logout"))

    assert not is_signed_in(client)


def test_too_many_sign_ups_get_a_friendly_page(client):
    for _attempt in range(20):
        client.post(reverse("account_signup"), {})

    response = client.post(reverse("account_signup"), {})

    assert response.status_code == 429
    assert "<h1" in response.content.decode()


def ask_for_a_new_password(client, email):
    return client.post(reverse("account_reset_password"), {"email": email}, follow=True)


def test_forgotten_password_is_replaced_by_a_code(client, post_office):
    user = UserFactory()
    ask_for_a_new_password(client, user.email)
    code = code_in(post_office()[0])

    client.post(reverse("account_confirm_password_reset_code"), {"code": code})
    client.post(reverse("account_complete_password_reset"), {"password1": "nowe-drzewo-2027"})

    user.refresh_from_db()
    assert user.check_password("nowe-drzewo-2027")
    assert is_signed_in(client)


def test_new_password_cannot_be_set_without_the_code(client):
    user = UserFactory()
    ask_for_a_new_password(client, user.email)
    client.post(reverse("account_confirm_password_reset_code"), {"code": "0000-0000"})

    response = client.post(reverse("account_complete_password_reset"), {"password1": "nowe-drzewo-2027"})

    assert response.status_code == 302
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_forgotten_password_of_an_unknown_address_looks_the_same(client, post_office):
    response = ask_for_a_new_password(client, "nikt@example.org")

    (mail,) = post_office()
    assert response.redirect_chain == [(reverse("account_confirm_password_reset_code"), 302)]
    assert mail.to == ["nikt@example.org"]
    assert reverse("account_signup") in mail.body


def test_password_change_keeps_the_person_signed_in(client, sign_in):
    user = UserFactory()
    sign_in(user)

    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": "nowe-drzewo-2027"})

    user.refresh_from_db()
    assert user.check_password("nowe-drzewo-2027")
    assert client.get(reverse("account_overview")).status_code == 200


def test_new_address_counts_only_after_its_code(client, sign_in, confirm, post_office):
    user = UserFactory(email="stary@example.org")
    sign_in(user)
    confirm()
    client.post(reverse("account_email"), {"email": "nowy@example.org", "action_add": ""})
    (mail,) = post_office()
    user.refresh_from_db()
    assert user.email == "stary@example.org"

    client.post(reverse(CODE_PAGE), {"code": code_in(mail)})

    user.refresh_from_db()
    assert user.email == "nowy@example.org"
    assert list(EmailAddress.objects.values_list("email", flat=True)) == ["nowy@example.org"]
