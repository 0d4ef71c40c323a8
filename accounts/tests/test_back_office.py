"""The door of the back office: one sign-in, the right people, and the second factor."""

import pytest
from django.test import override_settings
from django.urls import reverse

from accounts.roles import STAFF_ROLES, Role
from accounts.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
HOME = "/zaplecze/"


@pytest.fixture(autouse=True)
def _second_factor_required(settings):
    settings.STAFF_MFA_REQUIRED = True


def test_its_sign_in_is_that_of_the_site_and_keeps_where_to_go(client):
    response = client.get("/zaplecze/login/", {"next": "/zaplecze/pages/"})

    assert response["Location"] == reverse("account_login") + "?next=%2Fzaplecze%2Fpages%2F"


def test_it_leads_to_no_other_site(client):
    response = client.get("/zaplecze/login/", {"next": "https://example.com/"})

    assert "example.com" not in response["Location"]


def test_strangers_sign_in_first(client):
    assert client.get(HOME)["Location"].startswith(reverse("account_login"))


def test_its_sign_out_signs_out_of_the_site(client):
    client.force_login(UserFactory(role=Role.EDITOR))

    client.post("/zaplecze/logout/")

    assert "_auth_user_id" not in client.session


def test_participants_are_told_instead_of_going_in_circles(client):
    client.force_login(UserFactory(role=Role.PARTICIPANT))

    assert client.get(HOME).status_code == 403


@pytest.mark.parametrize("role", sorted(STAFF_ROLES))
def test_staff_without_a_second_factor_are_led_to_set_it_up(client, role):
    client.force_login(UserFactory(role=role))

    response = client.get(HOME, follow=True)

    assert response.redirect_chain == [(reverse("mfa_index"), 302)]
    assert [str(message) for message in response.context["messages"]]


@pytest.mark.parametrize("role", sorted(STAFF_ROLES))
def test_staff_with_a_second_factor_come_in(client, role):
    client.force_login(UserFactory(role=role, has_second_factor=True))

    assert client.get(HOME).status_code == 200


@override_settings(STAFF_MFA_REQUIRED=False)
def test_obligation_is_a_setting(client):
    client.force_login(UserFactory(role=Role.EDITOR))

    assert client.get(HOME).status_code == 200


def test_other_pages_ask_nothing(client, django_assert_num_queries):
    client.force_login(UserFactory(role=Role.EDITOR))
    client.get(reverse("account_login"))

    with django_assert_num_queries(2):  # session, person
        client.get(reverse("account_login"))


@pytest.mark.parametrize("role", sorted(STAFF_ROLES - {Role.COORDINATOR}))
def test_only_coordinators_see_people(client, role):
    client.force_login(UserFactory(role=role, has_second_factor=True))

    assert client.get(reverse("wagtailusers_users:index")).status_code == 302
