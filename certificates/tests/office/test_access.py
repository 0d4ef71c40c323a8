"""Who may come into the register, and what is not there for anyone."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from certificates.models import Certificate
from certificates.services import ask_for_correction, propose_revocation

pytestmark = pytest.mark.django_db
NOBODYS = "00000000-0000-4000-8000-000000000000"

LISTS = ("register", "register_xlsx", "editions", "corrections", "revocations", "obstacles")
OF_CERTIFICATE = ("record", "office_document", "revoke", "confirm_revocation", "drop_revocation", "correct", "erase")
OF_EDITION = ("edition", "bulk_issue", "issue_progress", "edition_zip")
OF_REQUEST = ("correction", "accept_correction", "refuse_correction")


def addresses_of(certificate, edition, request) -> list[str]:
    return [
        *(reverse(f"certificates:{name}") for name in LISTS),
        *(reverse(f"certificates:{name}", args=[certificate]) for name in OF_CERTIFICATE),
        *(reverse(f"certificates:{name}", args=[edition]) for name in OF_EDITION),
        *(reverse(f"certificates:{name}", args=[request]) for name in OF_REQUEST),
    ]


@pytest.fixture
def addresses(issued, edition):
    certificate = issued()
    asked = ask_for_correction(certificate=certificate, first_name="Anna", last_name="Nowa")
    return addresses_of(certificate.pk, edition.pk, asked.pk)


@pytest.mark.parametrize("role", [None, *(role for role in Role if role != Role.COORDINATOR)])
def test_nobody_else_comes_in(client, addresses, role):
    client.force_login(UserFactory(role=role, has_second_factor=True))
    assert {client.get(address).status_code for address in addresses} == {403}
    assert {client.post(address).status_code for address in addresses} == {403}


def test_the_holder_is_no_exception(client, issued):
    certificate = issued()
    client.force_login(certificate.holder)
    assert client.get(reverse("certificates:record", args=[certificate.pk])).status_code == 403


def test_visitors_sign_in_first(client, addresses):
    assert all(client.get(address).url.startswith(reverse("account_login")) for address in addresses)


def test_coordinator_without_second_factor_is_led_to_it(client, addresses, settings):
    settings.STAFF_MFA_REQUIRED = True
    client.force_login(UserFactory(role=Role.COORDINATOR))
    assert {client.get(address).url for address in addresses} == {reverse("mfa_index")}
    assert {client.post(address).url for address in addresses} == {reverse("mfa_index")}


def test_what_is_not_there_is_not_found(client, coordinator):
    every = addresses_of(NOBODYS, 0, 0)
    statuses = {address: client.get(address).status_code for address in every[len(LISTS) :]}
    posts = [address for address, status in statuses.items() if status == 405]
    assert set(statuses.values()) == {404, 405}
    assert {client.post(address).status_code for address in posts} == {404}


@pytest.mark.parametrize("name", ["accept_correction", "refuse_correction"])
def test_a_link_decides_nothing(client, coordinator, issued, name):
    asked = ask_for_correction(certificate=issued(), first_name="Anna", last_name="Nowa")
    assert client.get(reverse(f"certificates:{name}", args=[asked.pk])).status_code == 405
    asked.refresh_from_db()
    assert asked.decision == "waiting"


@pytest.mark.parametrize("name", ["revoke", "confirm_revocation", "drop_revocation", "correct", "erase"])
def test_looking_at_a_page_changes_nothing(client, coordinator, second, issued, name):
    certificate = issued()
    propose_revocation(certificate=certificate, category="mistake", note="x", by=second)
    client.get(reverse(f"certificates:{name}", args=[certificate.pk]))
    kept = Certificate.objects.get()
    assert (kept.status, kept.is_erased) == ("valid", False)
    assert kept.revocations.get().decision == "waiting"


def test_lists_and_exports_are_read_only(client, coordinator, edition):
    names = [*(reverse(f"certificates:{name}") for name in LISTS)]
    names += [reverse(f"certificates:{name}", args=[edition.pk]) for name in ("edition", "edition_zip")]
    assert {client.post(name).status_code for name in names} == {405}


def test_nothing_of_it_is_cached_or_indexed(client, coordinator, issued):
    answer = client.get(reverse("certificates:record", args=[issued().pk]))
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"].startswith("noindex")


def test_only_coordinators_see_it_in_the_menu(client, coordinator, home_page):
    address = f'href="{reverse("certificates:register")}"'
    assert address in client.get("/moje/").content.decode()
    client.force_login(UserFactory(role=Role.ADVISOR, has_second_factor=True))
    assert address not in client.get("/moje/").content.decode()
