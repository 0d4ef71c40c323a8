"""Certificates on the desk: each with its state and one next step."""

from html import unescape

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.tests.factories import UserFactory
from certificates import services
from certificates.queries import certificates_of
from certificates.queries.desk import State
from certificates.services import issue_certificate, store_document
from certificates.tests.factories import complete, make_course
from certificates.tests.holder.addresses import address
from courses.models import Completion, Enrolment

pytestmark = pytest.mark.django_db


def shown(person) -> str:
    return unescape(render_to_string("certificates/_list.html", {"certificates": certificates_of(person)}))


def states(person) -> list[str]:
    return [entry.state for entry in certificates_of(person).standing]


def test_no_certificate_yet_says_what_will_be_there():
    person = UserFactory()
    assert not certificates_of(person)
    assert "Nie ma jeszcze certyfikatów" in shown(person)


def test_completed_course_is_being_prepared(completion):
    person = completion.enrolment.participant
    assert states(person) == [State.PREPARING]
    assert "Przygotowujemy certyfikat" in shown(person)


def test_issued_without_document_is_being_prepared(certificate):
    assert states(certificate.holder) == [State.PREPARING]
    assert address("mine", certificate) in shown(certificate.holder)


def test_stored_document_is_ready_to_download(filed):
    assert states(filed.holder) == [State.READY]
    text = shown(filed.holder)
    for part in (filed.number, address("mine", filed), address("download", filed)):
        assert part in text


def test_name_that_cannot_be_printed_is_explained(nameless):
    assert states(nameless.enrolment.participant) == [State.WAITING]
    assert "陳" in shown(nameless.enrolment.participant)


def test_missing_name_leads_to_the_account(completion):
    services.note_obstacle(completion=completion, error=services.NameMissing())
    assert reverse("account_profile") in shown(completion.enrolment.participant)


def test_course_that_issues_in_bulk_says_so(home_page):
    tree = make_course(home_page)
    services.add_version(course=tree.course, fields={**services.templates.DEFAULT_TEXTS, "issues_at_once": False})
    assert states(complete(tree).enrolment.participant) == [State.HELD]


def test_request_for_a_correction_is_under_way(filed):
    services.ask_for_correction(certificate=filed, first_name="Hanna", last_name="Wiśniewska")
    assert states(filed.holder) == [State.CORRECTION]
    assert f"{address('mine', filed)}#poprawka" in shown(filed.holder)


def test_newer_law_offers_a_renewal(filed, new_law):
    new_law(filed)
    assert states(filed.holder) == [State.RENEWAL]
    assert address("renew", filed) in shown(filed.holder)


def test_course_without_a_date_is_as_current_as_its_oldest_lesson(home_page, drawn):
    tree = make_course(home_page, legal_state=None)
    certificate = store_document(certificate=issue_certificate(completion=complete(tree)))
    assert certificate.said["legal_state"] == "2026-10-08"
    assert states(certificate.holder) == [State.READY]


@pytest.mark.parametrize(("days_ago", "state"), [(10, State.READY), (150, State.SOON), (200, State.EXPIRED)])
def test_validity_that_ends_is_told_in_time(limited, days_ago, state):
    certificate = limited(days_ago=days_ago)
    assert states(certificate.holder) == [state]
    assert (address("renew", certificate) in shown(certificate.holder)) is (state != State.READY)


def test_revoked_certificate_says_why(filed, revoke):
    revoke(filed, category="unfounded")
    [entry] = certificates_of(filed.holder).standing
    assert (entry.state, entry.category) == (State.REVOKED, "unfounded")
    assert address("download", filed) not in shown(filed.holder)


def test_what_was_replaced_lies_under_the_newer_one(filed, correct):
    newer = correct(filed)
    shelf = certificates_of(filed.holder)
    assert [entry.number for entry in shelf.standing] == [newer.number]
    assert [entry.number for entry in shelf.older] == [filed.number]
    text = shown(filed.holder)
    assert text.index(newer.number) < text.index("<details") < text.index(filed.number)


def test_damaged_record_is_told(filed, monkeypatch):
    monkeypatch.setattr("certificates.rules.status.digest", lambda snapshot: "0" * 64)
    assert states(filed.holder) == [State.ALTERED]


def test_erased_certificate_leads_nowhere(filed, coordinators):
    person = filed.holder
    services.erase_holder(certificate=filed, by=coordinators[0])
    assert states(person) == [State.ERASED]
    assert address("mine", filed) not in shown(person)


def test_every_state_has_its_words():
    for state in State:
        assert render_to_string(f"certificates/desk/{state}.html", {"entry": ENTRY}).strip()


ENTRY = {"certificate_id": "7b0bd4b8-52a5-4f4d-8f5b-d4a5a4a9a0d1", "number": "AS/2026/000001", "obstacle": "tests"}


def test_only_own_certificates_are_listed(certificate):
    assert not certificates_of(UserFactory())


def test_three_courses_cost_what_one_does(home_page, django_assert_num_queries):
    completion = complete(make_course(home_page))
    person = completion.enrolment.participant
    for _ in range(2):
        enrolment = Enrolment.objects.create(participant=person, course=make_course(home_page).course)
        Completion.objects.create(enrolment=enrolment, rule_version="1", evidence={})
    issue_certificate(completion=completion)
    with django_assert_num_queries(1):
        assert len(certificates_of(person).standing) == 3
