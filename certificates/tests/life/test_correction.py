"""Another name means another certificate; the first one stays in the register and keeps answering."""

from datetime import timedelta

import pytest
from wagtail.models import ModelLogEntry

from certificates.models import Certificate, CorrectionRequest, NumberSeries
from certificates.rules import Reason, Status, digest
from certificates.services import (
    AlreadyAsked,
    AlreadyDecided,
    NameMissing,
    NameNotPrintable,
    NothingToCorrect,
    NotStanding,
    accept_correction,
    add_version,
    ask_for_correction,
    correct_certificate,
    ensure_template,
    issue_certificate,
    refuse_correction,
    store_document,
)
from certificates.tests.factories import NOW, make_completion

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(days=40)


def ask(certificate, first_name="Anna", last_name="Wiśniewska-Nowak", **fields) -> CorrectionRequest:
    return ask_for_correction(certificate=certificate, first_name=first_name, last_name=last_name, **fields)


@pytest.fixture
def request_(certificate):
    return ask(certificate, note="Nazwisko po ślubie.")


def test_accepted_request_makes_a_successor(certificate, request_, coordinator, kinds, is_chain_whole):
    new = accept_correction(request=request_, by=coordinator, now=LATER)
    assert (new.number, new.supersedes, new.reason) == ("AS/2027/000001", certificate, Reason.CORRECTION)
    assert new.code != certificate.code
    assert new.holder == certificate.holder
    assert new.said["name"]["full"] == "Anna Wiśniewska-Nowak"
    assert kinds(certificate) == ["issued", "superseded"]
    assert is_chain_whole()


def test_achievement_is_the_same_and_only_the_name_another(certificate, request_, coordinator):
    new = accept_correction(request=request_, by=coordinator, now=LATER).said
    old = certificate.said
    assert {key for key in new if new[key] != old[key]} == {"number", "code", "name", "dates", "supersedes"}
    assert new["dates"]["completed"] == old["dates"]["completed"]
    assert new["supersedes"] == {"number": certificate.number, "reason": "correction"}


def test_validity_ends_when_that_of_the_first_one_does(home_page, coordinator):
    completion = make_completion(home_page)
    course = completion.enrolment.course
    ensure_template(course)
    add_version(course=course, fields={"title": "Certyfikat", "statement": "Tak.", "issuer": "A", "valid_months": 24})
    old = issue_certificate(completion=completion, now=NOW)
    new = correct_certificate(certificate=old, first_name="Anna", last_name="Nowak", by=coordinator, now=LATER)
    assert new.valid_until == old.valid_until
    assert new.valid_until.isoformat() == "2028-11-22"


def test_first_certificate_stays_as_it_was(certificate, request_, coordinator, drawn):
    store_document(certificate=certificate)
    before = Certificate.objects.values().get(pk=certificate.pk)
    accept_correction(request=request_, by=coordinator)
    assert Certificate.objects.values().get(pk=certificate.pk) == before
    old = Certificate.objects.get(pk=certificate.pk)
    assert old.status == Status.SUPERSEDED
    assert digest(old.snapshot) == old.snapshot_sha256
    assert old.has_file


def test_holder_gets_one_mail_with_the_new_document(certificate, request_, coordinator, drawn, post_office):
    new = accept_correction(request=request_, by=coordinator)
    (mail,) = post_office()
    new.refresh_from_db()
    assert new.has_file
    assert mail.to == [certificate.holder.email]
    assert new.number in mail.subject
    assert certificate.number in mail.body
    assert f"/moje/certyfikaty/{new.pk}/pdf/" in mail.body


def test_accepting_twice_makes_one_successor(certificate, request_, coordinator, other):
    first = accept_correction(request=request_, by=coordinator)
    assert accept_correction(request=request_, by=other) == first
    assert Certificate.objects.count() == 2


def test_refused_request_brings_an_answer(certificate, request_, coordinator, other, post_office):
    refuse_correction(request=request_, by=coordinator, answer="Prosimy o odpis aktu małżeństwa.")
    refuse_correction(request=request_, by=other, answer="Drugi raz.")
    (mail,) = post_office()
    assert mail.to == [certificate.holder.email]
    assert "Prosimy o odpis aktu małżeństwa." in mail.body
    assert certificate.status == Status.VALID
    with pytest.raises(AlreadyDecided):
        accept_correction(request=request_, by=other)


def test_accepted_request_is_not_refused(request_, coordinator):
    accept_correction(request=request_, by=coordinator)
    with pytest.raises(AlreadyDecided):
        refuse_correction(request=request_, by=coordinator, answer="Nie.")


def test_one_request_waits_at_a_time(certificate, request_):
    assert ask(certificate) == request_
    with pytest.raises(AlreadyAsked):
        ask(certificate, last_name="Nowak")


def test_after_an_answer_one_may_ask_again(certificate, request_, coordinator):
    refuse_correction(request=request_, by=coordinator, answer="Nie.")
    assert ask(certificate) != request_


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ({"last_name": "陳"}, NameNotPrintable),
        ({"last_name": " "}, NameMissing),
        ({"first_name": " Anna ", "last_name": "Wis\u0301niewska"}, NothingToCorrect),
    ],
)
def test_name_is_looked_at_before_anything_else(certificate, name, error):
    with pytest.raises(error):
        ask(certificate, **name)
    assert not CorrectionRequest.objects.exists()


def test_name_the_font_cannot_print_takes_no_number(certificate, coordinator):
    with pytest.raises(NameNotPrintable, match="陳"):
        correct_certificate(certificate=certificate, first_name="Li", last_name="陳", by=coordinator)
    assert NumberSeries.objects.get().last_number == 1
    assert certificate.status == Status.VALID


def test_coordinator_corrects_without_being_asked(certificate, coordinator):
    new = correct_certificate(certificate=certificate, first_name="Hanna", last_name="Wiśniewska", by=coordinator)
    again = correct_certificate(certificate=certificate, first_name="Hanna", last_name="Wiśniewska", by=coordinator)
    assert again == new
    entry = ModelLogEntry.objects.get(action="certificates.correct")
    assert (entry.user, entry.label) == (coordinator, certificate.number)
    assert "Hanna" not in str(entry.data)


def test_direct_correction_answers_the_request_too(certificate, request_, coordinator):
    correct_certificate(certificate=certificate, first_name="Hanna", last_name="Nowak", by=coordinator)
    request_.refresh_from_db()
    assert request_.decision == CorrectionRequest.Decision.ACCEPTED


def test_replaced_certificate_is_not_corrected_the_newer_one_is(certificate, coordinator):
    new = correct_certificate(certificate=certificate, first_name="Hanna", last_name="Nowak", by=coordinator)
    with pytest.raises(NotStanding):
        correct_certificate(certificate=certificate, first_name="Ewa", last_name="Nowak", by=coordinator)
    third = correct_certificate(certificate=new, first_name="Ewa", last_name="Nowak", by=coordinator)
    assert third.supersedes == new
    assert [new.status, third.status] == [Status.SUPERSEDED, Status.VALID]


def test_account_keeps_its_own_name(certificate, request_, coordinator):
    accept_correction(request=request_, by=coordinator)
    certificate.holder.refresh_from_db()
    assert certificate.holder.last_name == "Wiśniewska"


def test_replaced_before_it_was_drawn_it_is_not_drawn_nor_told_any_more(certificate, coordinator, drawn, post_office):
    second = correct_certificate(certificate=certificate, first_name="Hanna", last_name="Nowak", by=coordinator)
    third = correct_certificate(certificate=second, first_name="Ewa", last_name="Nowak", by=coordinator)
    assert len(post_office()) == 1
    assert drawn == [third.number]
    assert not Certificate.objects.exclude(pk=third.pk).exclude(pdf_sha256="").exists()
