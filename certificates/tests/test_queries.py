import pytest
from django.template.loader import render_to_string

from accounts.tests.factories import UserFactory
from certificates.queries import certificates_of
from certificates.services import NameNotPrintable, note_obstacle, store_document
from certificates.tests.factories import complete, make_completion, make_course
from courses.models import Completion, Enrolment

pytestmark = pytest.mark.django_db


def shown(person) -> str:
    return render_to_string("certificates/_list.html", {"certificates": certificates_of(person)})


def test_no_certificate_yet_says_what_will_be_there():
    assert "Nie ma jeszcze certyfikatów" in shown(UserFactory())


def test_completed_course_is_being_prepared(completion):
    person = completion.enrolment.participant
    assert [entry.state for entry in certificates_of(person)] == ["preparing"]
    assert "Przygotowujemy certyfikat" in shown(person)


def test_issued_without_document_is_being_prepared(certificate):
    assert [entry.state for entry in certificates_of(certificate.holder)] == ["preparing"]


def test_stored_document_is_ready_with_its_links(certificate, drawn):
    store_document(certificate=certificate)
    text = shown(certificate.holder)
    assert certificate.number in text
    assert f"/moje/certyfikaty/{certificate.pk}/pdf/" in text
    assert f"/c/{certificate.code}/" in text


def test_name_that_cannot_be_printed_is_explained(home_page):
    completion = make_completion(home_page, last_name="陳")
    note_obstacle(completion=completion, error=NameNotPrintable(("陳",)))
    assert [entry.state for entry in certificates_of(completion.enrolment.participant)] == ["waiting"]
    assert "tych liter" in shown(completion.enrolment.participant)


def test_only_own_certificates_are_listed(certificate):
    assert certificates_of(UserFactory()) == []


def test_three_courses_cost_what_one_does(home_page, django_assert_num_queries):
    person = complete(make_course(home_page)).enrolment.participant
    for _ in range(2):
        enrolment = Enrolment.objects.create(participant=person, course=make_course(home_page).course)
        Completion.objects.create(enrolment=enrolment, rule_version="1", evidence={})
    with django_assert_num_queries(1):
        assert len(certificates_of(person)) == 3
