"""Whoever has the database takes the triggers away and changes something: the audit says what, and where."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.utils import timezone
from joserfc import jwt
from joserfc.jwk import ECKey

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from certificates.audit import numbers
from certificates.audit.findings import Tally
from certificates.badges import tokens
from certificates.badges.examination import decode
from certificates.models import Certificate, CertificateEvent, CertificateTemplate, EventChain, NumberSeries
from certificates.rules import digest, link_digest, redacted
from certificates.services import erase_holder, record_event
from certificates.services.documents import file_name, private_storage

pytestmark = pytest.mark.django_db

FIRST = "AS/2026/000001"
SECOND = "AS/2026/000002"


def change(certificate, **columns) -> None:
    Certificate.objects.filter(pk=certificate.pk).update(**columns)


def rewritten(snapshot: dict, name: str) -> dict:
    return {**snapshot, "name": {"first": "Ewa", "last": name, "full": f"Ewa {name}"}}


class TestChain:
    def test_changed_event(self, filed, unguarded, complaints):
        unguarded()
        CertificateEvent.objects.filter(sequence=1).update(happened_at=timezone.now())
        assert complaints() == [f"{FIRST}: event 1 was changed: its digest does not fit"]

    def test_changed_event_with_a_digest_that_fits(self, filed, unguarded, complaints):
        unguarded()
        event = CertificateEvent.objects.get(sequence=1)
        event.happened_at = timezone.now()
        CertificateEvent.objects.filter(sequence=1).update(
            happened_at=event.happened_at, sha256=link_digest(event.link)
        )
        assert complaints() == [f"{FIRST}: event 2 does not follow the event before it"]

    def test_event_taken_out_of_the_middle(self, filed, unguarded, complaints):
        record_event(certificate=filed, kind=CertificateEvent.Kind.VERIFIED)
        record_event(certificate=filed, kind=CertificateEvent.Kind.DOWNLOADED)
        unguarded()
        CertificateEvent.objects.filter(sequence=3).delete()
        assert complaints() == [f"{FIRST}: event 4 events 3 to 3 are missing"]

    def test_event_taken_from_the_end(self, filed, unguarded, complaints):
        record_event(certificate=filed, kind=CertificateEvent.Kind.REVOKED)
        unguarded()
        CertificateEvent.objects.filter(sequence=3).delete()
        assert complaints() == ["chain: ends with event 2, but event 3 was the last one written"]

    def test_end_of_the_chain_set_back(self, filed, unguarded, complaints):
        before = CertificateEvent.objects.get(sequence=1).sha256
        unguarded()
        EventChain.objects.update(last_sequence=1, last_sha256=before)
        assert complaints() == ["chain: event 2 stands behind its end"]

    def test_event_and_end_taken_away_together(self, filed, unguarded, complaints):
        """The chain alone cannot tell; the record can, and so can the head of the chain kept elsewhere."""
        unguarded()
        CertificateEvent.objects.filter(sequence=2).delete()
        EventChain.objects.update(last_sequence=1, last_sha256=CertificateEvent.objects.get().sha256)
        assert complaints() == [f'{FIRST}: no event "filed" tells of it']


class TestNumbers:
    def test_certificate_taken_away(self, filed, another, unguarded, complaints):
        unguarded()
        EventChain.objects.update(last_sequence=0, last_sha256="0" * 64)
        CertificateEvent.objects.all().delete()
        Certificate.objects.filter(pk=filed.pk).delete()
        assert f"{FIRST}: no certificate has this number" in complaints()

    def test_series_set_forward(self, filed, unguarded, complaints):
        unguarded()
        NumberSeries.objects.update(last_number=4)
        assert complaints() == ["AS/2026/000002 to AS/2026/000004: no certificate has this number"]

    def test_series_set_back(self, filed, another, unguarded, complaints):
        unguarded()
        NumberSeries.objects.update(last_number=1)
        assert complaints() == [f"{SECOND}: the series has not come so far"]

    def test_number_that_no_series_counts(self, filed, unguarded, complaints):
        unguarded()
        change(filed, number="XX/1999/000001")
        assert "XX/1999/000001: belongs to no series of numbers" in complaints()
        assert "XX/1999/000001: its record has another number than its snapshot" in complaints()

    def test_number_given_twice(self, filed, monkeypatch):
        """The database forbids it: only a broken index lets it happen."""
        monkeypatch.setattr(numbers, "_ordinals", lambda series: [(FIRST, 1), (FIRST, 1)])
        found = list(numbers.problems_of_numbers(Tally("numbers")))
        assert [str(problem) for problem in found] == [f"{FIRST}: this number was given twice"]

    def test_code_that_is_none(self, filed, unguarded, complaints):
        unguarded()
        change(filed, code="abc")
        assert f"{FIRST}: its code is none of ours" in complaints()
        assert f"{FIRST}: its record has another code than its snapshot" in complaints()

    def test_place_outside_of_the_list(self, filed, unguarded, complaints):
        unguarded()
        change(filed, status_index=131_072)
        assert complaints() == [
            f"{FIRST}: its place lies outside of the list of status",
            f"{FIRST}: its badge names another place in the list of status",
        ]


class TestRecords:
    def test_changed_snapshot(self, filed, another, unguarded, complaints):
        unguarded()
        change(filed, snapshot=rewritten(filed.snapshot, "Nowak"))
        assert f"{FIRST}: its snapshot was changed: it does not fit its digest" in complaints()
        assert not [line for line in complaints() if line.startswith(SECOND)]

    def test_changed_snapshot_with_a_digest_that_fits(self, filed, unguarded, complaints):
        unguarded()
        snapshot = rewritten(filed.snapshot, "Nowak")
        change(filed, snapshot=snapshot, snapshot_sha256=digest(snapshot))
        assert complaints() == [
            f"{FIRST}: its record has another digest of the snapshot than the event of issue",
            f"{FIRST}: its badge was made for another name",
        ]

    def test_longer_validity(self, filed, unguarded, complaints):
        unguarded()
        change(filed, valid_until="2099-01-01")
        assert complaints() == [f"{FIRST}: its record has another valid until than its snapshot"]

    def test_erasure_that_left_a_name(self, filed, unguarded, complaints):
        unguarded()
        change(filed, erased_at=timezone.now(), erased_sha256=filed.snapshot_sha256)
        assert f"{FIRST}: was erased, but still names a person" in complaints()
        assert f'{FIRST}: no event "erased" tells of it' in complaints()

    def test_what_is_left_of_an_erased_person_is_held_by_the_chain(self, filed, unguarded, complaints):
        erase_holder(certificate=filed, by=UserFactory(role=Role.COORDINATOR))
        assert not [line for line in complaints() if "what is left" in line]
        unguarded()
        left = redacted(filed.snapshot) | {"issuer": "Ktoś inny"}
        change(filed, snapshot=left, erased_sha256=digest(left))
        told = f"{FIRST}: its record has another digest of what is left than the event of erasure"
        assert told in complaints()

    def test_replaced_by_nobody(self, filed, complaints):
        record_event(certificate=filed, kind=CertificateEvent.Kind.SUPERSEDED)
        assert complaints() == [f'{FIRST}: an event "superseded" tells what the record does not']

    def test_put_in_the_place_of_another(self, filed, another, unguarded, complaints):
        unguarded()
        change(another, supersedes=filed, reason="renewal")
        assert set(complaints()) == {
            f'{FIRST}: no event "superseded" tells of it',
            f"{SECOND}: its snapshot does not say that it stands in place of {FIRST}",
            f"{SECOND}: stands in place of {FIRST}, which is of another completion",
        }

    def test_changed_template(self, filed, unguarded, complaints):
        unguarded()
        CertificateTemplate.objects.update(issuer="Ktoś inny", hours=400)
        template = CertificateTemplate.objects.get()
        assert complaints() == [f"{FIRST}: its template ({template}) was changed after it was used: issuer, hours"]

    def test_changed_statement_of_a_template_with_places(self, filed, unguarded, complaints):
        unguarded()
        CertificateTemplate.objects.update(statement="Zupełnie inne słowa o kursie {kurs}.")
        assert complaints()[0].endswith("was changed after it was used: statement")


class TestFiles:
    @pytest.fixture
    def name(self, filed):
        name = file_name(filed.pdf_sha256)
        yield name
        private_storage().delete(name)

    def put(self, name: str, document: bytes) -> None:
        private_storage().delete(name)
        private_storage().save(name, ContentFile(document))

    def test_missing(self, filed, name, complaints):
        private_storage().delete(name)
        assert complaints() == [f"{FIRST}: its document is missing: {name}"]

    def test_flipped_byte(self, filed, name, complaints):
        document = bytearray(private_storage().open(name).read())
        document[-1] ^= 1
        self.put(name, bytes(document))
        assert complaints() == [f"{FIRST}: its document was changed: {name} does not fit its digest"]

    def test_that_of_another(self, filed, another, name, complaints):
        self.put(name, private_storage().open(file_name(another.pdf_sha256)).read())
        assert complaints() == [f"{FIRST}: its document was changed: {name} does not fit its digest"]

    def test_another_with_a_digest_that_fits(self, filed, another, unguarded, complaints):
        unguarded()
        change(filed, pdf_sha256=another.pdf_sha256)
        assert complaints() == [f"{FIRST}: its record has another pdf_sha256 than the event of filing"]

    def test_still_there_after_an_erasure(self, filed, name, unguarded, complaints):
        unguarded()
        change(filed, erased_at=timezone.now() - timedelta(days=2))
        assert f"{FIRST}: was erased, but its document is still stored: {name}" in complaints()


class TestBadges:
    def test_taken_away(self, filed, unguarded, complaints):
        unguarded()
        change(filed, badge="")
        assert complaints() == [f"{FIRST}: its badge is missing"]

    def test_no_token(self, filed, unguarded, complaints):
        unguarded()
        change(filed, badge="odznaka")
        assert complaints() == [f"{FIRST}: its badge cannot be read"]

    def test_foreign(self, filed, unguarded, complaints):
        unguarded()
        header = {"alg": "ES256", "typ": "JWT", "kid": "did:web:example.org#1"}
        key = ECKey.generate_key("P-256", private=True)
        change(filed, badge=jwt.encode(header, decode(filed.badge)[1], key, algorithms=["ES256"]))
        assert complaints() == [f"{FIRST}: its badge is signed with a key that is none of ours"]

    def test_other_words(self, filed, another, unguarded, complaints):
        unguarded()
        change(filed, badge=".".join([*another.badge.split(".")[:2], filed.badge.split(".")[2]]))
        assert complaints() == [f"{FIRST}: its badge does not fit its signature"]

    def test_another_subject(self, filed, another, unguarded, complaints):
        unguarded()
        change(filed, badge=another.badge)
        assert complaints() == [f"{FIRST}: its badge names another subject"]

    def test_another_place_in_the_list(self, filed, unguarded, complaints):
        unguarded()
        change(filed, status_index=(filed.status_index + 1) % 131_072)
        assert complaints() == [f"{FIRST}: its badge names another place in the list of status"]

    def test_something_else_that_we_signed(self, filed, unguarded, complaints):
        unguarded()
        change(filed, badge=tokens.sign({"type": ["BitstringStatusListCredential"], "credentialSubject": {}}))
        assert complaints() == [f"{FIRST}: its badge is no Open Badge"]


def test_triggers_are_back_after_all_this(filed):
    from django.db import DatabaseError, transaction

    with pytest.raises(DatabaseError, match="never"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE certificates_certificate SET code = '0'")
