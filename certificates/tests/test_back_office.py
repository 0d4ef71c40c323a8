import pytest
from django.urls import reverse

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from certificates.services import NameNotPrintable, note_obstacle, store_document
from certificates.tests.factories import make_certificate, make_completion

pytestmark = pytest.mark.django_db
REGISTER = "certificate_register:index"


@pytest.fixture
def coordinator(client, settings):
    settings.STAFF_MFA_REQUIRED = False
    client.force_login(UserFactory(role=Role.COORDINATOR))
    return client


def test_coordinator_reads_the_register(coordinator, certificate, drawn):
    store_document(certificate=certificate)
    text = coordinator.get(reverse(REGISTER)).content.decode()
    address = reverse("certificates:office_document", args=[certificate.pk])
    for shown in (certificate.number, "Anna Wiśniewska", "ważny", address):
        assert shown in text


def test_register_is_searched_by_number_and_surname(coordinator, certificate):
    for words, is_found in (("2026/000001", True), ("wiśniewska", True), ("2026/000009", False)):
        text = coordinator.get(reverse(REGISTER), {"q": words}).content.decode()
        assert (certificate.number in text) is is_found


def test_one_certificate_can_be_looked_into(coordinator, certificate):
    text = coordinator.get(reverse("certificate_register:inspect", args=[certificate.pk])).content.decode()
    assert certificate.snapshot_sha256 in text


@pytest.mark.parametrize("verb", ["edit", "delete"])
def test_nobody_changes_the_register(client, settings, certificate, verb):
    settings.STAFF_MFA_REQUIRED = False
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    answer = client.post(reverse(f"certificate_register:{verb}", args=[certificate.pk]), {"number": "X"})
    assert answer.status_code == 302
    certificate.refresh_from_db()
    assert certificate.number == "AS/2026/000001"


def test_editor_has_no_business_in_the_register(client, settings, certificate):
    settings.STAFF_MFA_REQUIRED = False
    client.force_login(UserFactory(role=Role.EDITOR))
    assert client.get(reverse(REGISTER)).status_code == 302


def test_register_of_three_costs_what_one_does(coordinator, home_page, django_assert_num_queries):
    def cost() -> int:
        with django_assert_num_queries(100, exact=False) as queries:
            coordinator.get(reverse(REGISTER))
        return len(queries)

    make_certificate(home_page)
    cost()
    one = cost()
    for _ in range(2):
        make_certificate(home_page)
    assert cost() == one


def test_waiting_certificates_say_why(coordinator, home_page):
    completion = make_completion(home_page, last_name="陳")
    note_obstacle(completion=completion, error=NameNotPrintable(("陳",)))
    text = coordinator.get(reverse("certificate_obstacles:index")).content.decode()
    assert "litery, których nie ma" in text
    assert "陳" in text
