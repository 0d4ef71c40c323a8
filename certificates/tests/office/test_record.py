"""One certificate in the register: everything it says and all that happened."""

import pytest
from django.urls import reverse

from certificates.models import CertificateEvent
from certificates.services import correct_certificate, propose_revocation, record_event, record_events
from certificates.views.office.record import LATEST

pytestmark = pytest.mark.django_db
Kind = CertificateEvent.Kind


@pytest.fixture
def shown(client, coordinator):
    return lambda certificate: client.get(reverse("certificates:record", args=[certificate.pk]))


def test_it_says_what_the_document_says(shown, issued):
    certificate = issued()
    text = shown(certificate).content.decode()
    for said in (
        certificate.number,
        "Anna Wiśniewska",
        certificate.said["course"]["title"],
        certificate.snapshot_sha256,
    ):
        assert said in text


def test_events_stand_in_order(shown, issued):
    certificate = issued()
    record_event(certificate=certificate, kind=Kind.VERIFIED)
    record_event(certificate=certificate, kind=Kind.REMINDED)
    kinds = [event.kind for event in shown(certificate).context["timeline"].events]
    assert kinds == ["issued", "verified", "reminded"]


def test_of_many_checks_the_latest_are_shown(shown, issued):
    certificate = issued()
    record_events(certificates=[certificate] * 25, kind=Kind.VERIFIED)
    timeline = shown(certificate).context["timeline"]
    assert (len(timeline.events), timeline.left_out) == (1 + LATEST, 25 - LATEST)
    assert timeline.events[0].kind == "issued"


def test_old_and_new_lead_to_each_other(shown, issued, coordinator):
    old = issued()
    new = correct_certificate(certificate=old, first_name="Anna", last_name="Inna", by=coordinator)
    for one, other in ((old, new), (new, old)):
        assert reverse("certificates:record", args=[other.pk]) in shown(one).content.decode()


def test_what_cannot_be_done_is_not_offered(shown, issued, coordinator):
    old = issued()
    correct_certificate(certificate=old, first_name="Anna", last_name="Inna", by=coordinator)
    text = shown(old).content.decode()
    for name, is_offered in (("revoke", False), ("correct", False), ("erase", True)):
        assert (reverse(f"certificates:{name}", args=[old.pk]) in text) is is_offered


def test_a_proposed_revocation_stands_in_the_way_of_a_correction(shown, issued, coordinator):
    certificate = issued()
    propose_revocation(certificate=certificate, category="mistake", note="x", by=coordinator)
    text = shown(certificate).content.decode()
    assert reverse("certificates:correct", args=[certificate.pk]) not in text
    assert reverse("certificates:drop_revocation", args=[certificate.pk]) in text


def test_thirty_events_cost_what_one_does(shown, issued, query_count):
    certificate = issued()
    record_events(certificates=[certificate] * 21, kind=Kind.VERIFIED)
    with_few = query_count(lambda: shown(certificate))
    record_events(certificates=[certificate] * 30, kind=Kind.VERIFIED)
    assert query_count(lambda: shown(certificate)) == with_few
