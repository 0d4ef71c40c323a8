"""One coordinator proposes, another confirms; the certificate then says so and can be neither corrected nor renewed."""

import pytest
from django.db import IntegrityError, transaction
from wagtail.models import ModelLogEntry

from certificates import tasks
from certificates.models import Certificate, CertificateEvent, CorrectionRequest, Revocation
from certificates.rules import Status
from certificates.services import (
    AlreadyDecided,
    AlreadyProposed,
    NotStanding,
    RevocationWaits,
    SameCoordinator,
    ask_for_correction,
    confirm_revocation,
    correct_certificate,
    drop_revocation,
    propose_revocation,
    renew_certificate,
)
from certificates.tests.factories import NOW

pytestmark = pytest.mark.django_db

Decision = Revocation.Decision


@pytest.fixture
def proposed(certificate, coordinator):
    return propose_revocation(certificate=certificate, category="mistake", note="Zła osoba.", by=coordinator)


@pytest.fixture
def revoked(certificate, proposed, other):
    confirm_revocation(revocation=proposed, by=other)
    return Certificate.objects.get(pk=certificate.pk)


def test_proposal_changes_nothing_yet(certificate, proposed, kinds):
    assert proposed.decision == Decision.WAITING
    assert certificate.status == Status.VALID
    assert kinds(certificate) == ["issued"]


def test_second_coordinator_confirms(proposed, revoked, other, is_chain_whole):
    proposed.refresh_from_db()
    assert (proposed.decision, proposed.decided_by) == (Decision.CONFIRMED, other)
    assert revoked.status == Status.REVOKED
    assert is_chain_whole()


def test_event_names_the_category_and_nobody(revoked):
    event = revoked.events.get(kind=CertificateEvent.Kind.REVOKED)
    assert event.data == {"category": "mistake"}


def test_who_did_what_stands_in_the_log_of_the_office(revoked, coordinator, other):
    entries = ModelLogEntry.objects.filter(action__startswith="certificates.").order_by("pk")
    assert [(entry.action.rpartition(".")[2], entry.user) for entry in entries] == [
        ("propose_revocation", coordinator),
        ("confirm_revocation", other),
    ]


def test_nobody_confirms_their_own_proposal(certificate, proposed, coordinator):
    with pytest.raises(SameCoordinator):
        confirm_revocation(revocation=proposed, by=coordinator)
    assert certificate.status == Status.VALID


def test_database_holds_it_as_well(proposed, coordinator):
    with pytest.raises(IntegrityError), transaction.atomic():
        Revocation.objects.filter(pk=proposed.pk).update(decision=Decision.CONFIRMED, decided_by=coordinator)


def test_holder_is_told_with_the_category_and_where_to_write(certificate, revoked, post_office):
    (mail,) = post_office()
    assert mail.to == [certificate.holder.email]
    assert certificate.number in mail.subject
    assert certificate.code in mail.body.replace("-", "")
    assert "Zła osoba" not in mail.body


def test_confirming_twice_writes_and_tells_once(proposed, revoked, other, post_office, kinds):
    confirm_revocation(revocation=proposed, by=other)
    assert kinds(revoked) == ["issued", "revoked"]
    assert len(post_office()) == 1


def test_same_proposal_twice_is_one(certificate, proposed, coordinator):
    again = propose_revocation(certificate=certificate, category="mistake", note="", by=coordinator)
    assert again == proposed


def test_another_proposal_is_refused_while_one_waits(certificate, proposed, other):
    with pytest.raises(AlreadyProposed):
        propose_revocation(certificate=certificate, category="request", note="", by=other)


def test_dropped_proposal_leaves_the_certificate_valid(certificate, proposed, coordinator, other):
    drop_revocation(revocation=proposed, by=coordinator)
    with pytest.raises(AlreadyDecided):
        confirm_revocation(revocation=proposed, by=other)
    assert certificate.status == Status.VALID
    assert propose_revocation(certificate=certificate, category="request", note="", by=coordinator) != proposed


def test_confirmed_one_is_not_dropped(proposed, revoked, coordinator):
    with pytest.raises(AlreadyDecided):
        drop_revocation(revocation=proposed, by=coordinator)


def test_revoked_certificate_is_neither_corrected_nor_renewed_nor_revoked_again(revoked, coordinator):
    with pytest.raises(NotStanding) as refusal:
        correct_certificate(certificate=revoked, first_name="Anna", last_name="Nowak", by=coordinator)
    assert refusal.value.status == Status.REVOKED
    with pytest.raises(NotStanding):
        ask_for_correction(certificate=revoked, first_name="Anna", last_name="Nowak")
    with pytest.raises(NotStanding):
        renew_certificate(certificate=revoked)
    with pytest.raises(NotStanding):
        propose_revocation(certificate=revoked, category="mistake", note="", by=coordinator)


def test_replaced_certificate_has_nothing_to_revoke(certificate, coordinator):
    correct_certificate(certificate=certificate, first_name="Anna", last_name="Nowak", by=coordinator)
    with pytest.raises(NotStanding) as refusal:
        propose_revocation(certificate=certificate, category="mistake", note="", by=coordinator)
    assert refusal.value.status == Status.SUPERSEDED


def test_no_newer_certificate_escapes_a_proposal(certificate, proposed, coordinator):
    with pytest.raises(RevocationWaits):
        correct_certificate(certificate=certificate, first_name="Anna", last_name="Nowak", by=coordinator)
    with pytest.raises(RevocationWaits):
        renew_certificate(certificate=certificate)


def test_correction_that_waits_goes_with_the_revocation(certificate, proposed, other):
    request = ask_for_correction(certificate=certificate, first_name="Anna", last_name="Nowak", now=NOW)
    confirm_revocation(revocation=proposed, by=other)
    request.refresh_from_db()
    assert request.decision == CorrectionRequest.Decision.REFUSED


def test_revoked_before_it_was_drawn_it_is_not_drawn_any_more(revoked, drawn):
    assert tasks.issue_missing_certificates.call() == 0
    assert tasks.issue_certificate.call(revoked.completion_id) == revoked.number
    assert drawn == []
