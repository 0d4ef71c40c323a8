"""For anyone but the holder the certificate does not exist, whatever the address."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from certificates import services
from certificates.tests.holder.addresses import NAMES, REQUESTS, address
from certificates.urls import holder as addresses

pytestmark = pytest.mark.django_db
READS = [name for name, methods in NAMES.items() if "get" in methods]


def test_every_address_is_tried_here():
    assert {pattern.name for pattern in addresses.urlpatterns} == set(NAMES)


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.COORDINATOR])
def test_certificate_of_another_does_not_exist(client, filed, role):
    client.force_login(UserFactory(role=role, has_second_factor=True))
    answers = {name: getattr(client, method)(address(name, filed)).status_code for name, method in REQUESTS}
    assert answers == dict.fromkeys(NAMES, 404)
    assert not hasattr(filed, "choice")
    assert [event.kind for event in filed.events.all()] == ["issued", "filed"]


def test_forged_address_does_not_exist(holder):
    answers = {name: getattr(holder, method)(address(name, uuid.uuid4())).status_code for name, method in REQUESTS}
    assert answers == dict.fromkeys(NAMES, 404)


def test_visitor_signs_in_first(client, filed):
    for name, method in REQUESTS:
        answer = getattr(client, method)(address(name, filed))
        assert answer.headers["Location"].startswith(reverse("account_login"))


def test_what_writes_needs_a_press_and_its_token(filed):
    client = Client(enforce_csrf_checks=True)
    client.force_login(filed.holder)
    for name in ("choose_name", "ask_for_correction", "renew"):
        assert client.post(address(name, filed), {"pokaz": "tak"}).status_code == 403
    assert client.get(address("choose_name", filed)).status_code == 405


def test_pages_are_neither_indexed_nor_kept(holder, filed):
    for name in READS:
        answer = holder.get(address(name, filed))
        assert answer.headers["X-Robots-Tag"].startswith("noindex")
        assert "no-store" in answer.headers["Cache-Control"]


def test_erased_person_reads_that_nothing_is_kept(holder, filed, coordinators):
    services.erase_holder(certificate=filed, by=coordinators[0])
    for name, method in REQUESTS:
        answer = getattr(holder, method)(address(name, filed))
        assert answer.status_code == 410
        assert filed.number in answer.content.decode()
    assert "Wiśniewska" not in holder.get(address("mine", filed)).content.decode()


def test_erased_certificate_of_another_does_not_exist(client, filed, coordinators):
    services.erase_holder(certificate=filed, by=coordinators[0])
    client.force_login(UserFactory(role=Role.PARTICIPANT))
    assert {client.get(address(name, filed)).status_code for name in READS} == {404}
