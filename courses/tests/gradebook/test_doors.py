"""Who may look at the gradebook and at a person's answers."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from accounts.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def addresses(quiz_course, take_test):
    attempt, enrolment = take_test(), quiz_course.enrolment
    pages = [reverse(f"gradebook:{name}") for name in ("index", "csv", "xlsx")]
    return [*pages, reverse("gradebook:person", args=[enrolment.pk]), reverse("gradebook:attempt", args=[attempt.pk])]


@pytest.mark.parametrize("role", [role for role in Role if role != Role.COORDINATOR])
def test_other_roles_are_refused(client, addresses, role):
    client.force_login(UserFactory(role=role, has_second_factor=True))
    assert {client.get(address).status_code for address in addresses} == {403}


def test_visitors_sign_in_first(client, addresses):
    assert all(client.get(address).url.startswith(reverse("account_login")) for address in addresses)


def test_coordinator_without_second_factor_sets_it_up_first(client, addresses, settings):
    settings.STAFF_MFA_REQUIRED = True
    client.force_login(UserFactory(role=Role.COORDINATOR))
    assert {client.get(address).url for address in addresses} == {reverse("mfa_index")}


def test_coordinator_comes_in(client, coordinator, addresses):
    assert {client.get(address).status_code for address in addresses} == {200}


def test_what_is_not_there_is_not_found(client, coordinator, quiz_course):
    assert client.get(reverse("gradebook:person", args=[0])).status_code == 404
    nobody = "00000000-0000-4000-8000-000000000000"
    assert client.get(reverse("gradebook:attempt", args=[nobody])).status_code == 404


def test_only_coordinators_see_it_in_the_menu(client, coordinator, home_page):
    address = f'href="{reverse("gradebook:index")}"'
    assert address in client.get(reverse("overview")).content.decode()
    client.force_login(UserFactory(role=Role.ADVISOR, has_second_factor=True))
    assert address not in client.get("/moje/").content.decode()
