import pytest
from django.urls import reverse

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from certificates.models import CertificateTemplate
from certificates.services import NameNotPrintable, note_obstacle, store_document
from certificates.tests.factories import make_certificate, make_completion, make_course

pytestmark = pytest.mark.django_db
REGISTER = "certificate_register:index"
TEMPLATES = "certificate_templates"


@pytest.fixture
def coordinator(client, settings):
    settings.STAFF_MFA_REQUIRED = False
    client.force_login(UserFactory(role=Role.COORDINATOR))
    return client


def test_coordinator_reads_the_register(coordinator, certificate, drawn):
    store_document(certificate=certificate)
    text = coordinator.get(reverse(REGISTER)).content.decode()
    address = reverse("certificates:download", args=[certificate.pk])
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


def texts(course, **changes) -> dict:
    values = {"course": course.pk, "title": "Certyfikat", "statement": "Zdane.", "issuer": "Akademia SRPS"}
    return values | {"signatories-count": "0"} | changes


def test_first_texts_of_a_course_become_version_one(coordinator, home_page):
    course = make_course(home_page).course
    coordinator.post(reverse(f"{TEMPLATES}:add"), texts(course))
    assert CertificateTemplate.objects.get().version == 1


def test_editing_a_used_version_makes_the_next(coordinator, certificate):
    template = certificate.template
    address = reverse(f"{TEMPLATES}:edit", args=[template.pk])
    answer = coordinator.post(address, texts(template.course, title="Zaświadczenie"), follow=True)
    assert "wersję 2" in answer.content.decode()
    assert list(CertificateTemplate.objects.values_list("version", "title", "is_active")) == [
        (2, "Zaświadczenie", True),
        (1, "Certyfikat", False),
    ]


def test_new_texts_of_a_course_with_texts_become_the_next_version(coordinator, certificate):
    coordinator.post(reverse(f"{TEMPLATES}:add"), texts(certificate.template.course, title="Inny"))
    assert CertificateTemplate.objects.get(is_active=True).version == 2
