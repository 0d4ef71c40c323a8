import hashlib

import pytest
from django.core.files.base import ContentFile

from accounts.tests.factories import UserFactory
from certificates import signing
from certificates.models import Certificate, CertificateEvent
from certificates.services import DocumentLost, erase_holder, store_document
from certificates.services.documents import file_name, holds, private_storage
from certificates.signing import SignatureUnavailable, Signed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_storage(settings, tmp_path):
    """A storage that nobody else writes to."""
    private = {**settings.STORAGES["private"], "OPTIONS": {"location": tmp_path, "base_url": None}}
    settings.STORAGES = {**settings.STORAGES, "private": private}


@pytest.fixture
def stamped(drawn, monkeypatch):
    """A signature that is another one every time, as real ones are."""
    made = []

    def sign(pdf):
        made.append(pdf)
        return Signed(pdf + f" signed {len(made)}".encode(), {"backend": "stamp"})

    monkeypatch.setattr("certificates.signing.sign", sign)


def stored_names() -> list[str]:
    storage = private_storage()
    folders = storage.listdir("certificates")[0] if storage.exists("certificates") else []
    return [name for folder in folders for name in storage.listdir(f"certificates/{folder}")[1]]


def kept_bytes(certificate) -> bytes:
    with private_storage().open(file_name(certificate.pdf_sha256)) as file:
        return file.read()


def test_document_is_kept_under_its_digest(certificate, drawn):
    stored = store_document(certificate=certificate)
    assert hashlib.sha256(kept_bytes(stored)).hexdigest() == stored.pdf_sha256
    assert stored.has_file
    assert [event.kind for event in stored.events.all()] == [CertificateEvent.Kind.ISSUED, CertificateEvent.Kind.FILED]


def test_second_run_leaves_the_same_bytes_and_tells_nobody_again(certificate, drawn, post_office):
    first = store_document(certificate=certificate)
    stale = store_document(certificate=certificate)  # loaded before the first run filed it
    again = store_document(certificate=first)
    assert first.pdf_sha256 == stale.pdf_sha256 == again.pdf_sha256
    assert first.events.filter(kind=CertificateEvent.Kind.FILED).count() == 1
    assert len(drawn) == 2
    assert len(post_office()) == 1


def test_remnant_of_a_killed_writer_is_replaced(certificate, drawn):
    stored = store_document(certificate=certificate)
    whole = kept_bytes(stored)
    private_storage().delete(file_name(stored.pdf_sha256))
    private_storage().save(file_name(stored.pdf_sha256), ContentFile(whole[:5]))
    assert not holds(stored.pdf_sha256)
    store_document(certificate=stored)
    assert kept_bytes(stored) == whole


def test_lost_file_that_cannot_be_made_again_is_reported(certificate, drawn, monkeypatch):
    stored = store_document(certificate=certificate)
    private_storage().delete(file_name(stored.pdf_sha256))
    monkeypatch.setattr("certificates.pdf.render_certificate", lambda said, **kwargs: b"%PDF of a later release")
    with pytest.raises(DocumentLost, match=stored.number):
        store_document(certificate=stored)


def test_file_that_was_not_signed_is_made_again(certificate, drawn):
    stored = store_document(certificate=certificate)
    whole = kept_bytes(stored)
    private_storage().delete(file_name(stored.pdf_sha256))
    store_document(certificate=stored)
    assert kept_bytes(stored) == whole


def test_signed_file_that_was_lost_cannot_be_made_again(certificate, stamped):
    """Another signature has other bytes: it would be another document under an old number."""
    stored = store_document(certificate=certificate)
    private_storage().delete(file_name(stored.pdf_sha256))
    with pytest.raises(DocumentLost, match=stored.number):
        store_document(certificate=stored)
    assert not private_storage().exists(file_name(stored.pdf_sha256))


def test_event_of_filing_keeps_the_facts_of_the_signature(certificate, stamped):
    stored = store_document(certificate=certificate)
    filed = stored.events.get(kind=CertificateEvent.Kind.FILED)
    assert filed.data == {
        "unsigned_sha256": stored.unsigned_sha256,
        "pdf_sha256": stored.pdf_sha256,
        "backend": "stamp",
    }
    assert stored.unsigned_sha256 == hashlib.sha256(kept_bytes(stored).removesuffix(b" signed 1")).hexdigest()


def test_of_two_workers_at_once_the_second_takes_its_file_away(certificate, stamped):
    stale = Certificate.objects.get(pk=certificate.pk)  # loaded before the first run filed it
    stored = store_document(certificate=certificate)
    again = store_document(certificate=stale)
    assert again.pdf_sha256 == stored.pdf_sha256
    assert kept_bytes(stored).endswith(b"signed 1")
    assert len(stored_names()) == 1


def test_document_of_an_erased_person_is_not_rendered(certificate, drawn):
    erase_holder(certificate=certificate, by=UserFactory())
    certificate.refresh_from_db()
    assert not store_document(certificate=certificate).pdf_sha256
    assert drawn == []


def test_person_erased_while_the_document_is_made_leaves_no_file(certificate, stamped):
    stale = Certificate.objects.get(pk=certificate.pk)
    erase_holder(certificate=certificate, by=UserFactory())
    assert not store_document(certificate=stale).pdf_sha256
    assert stored_names() == []


def test_document_waits_while_it_cannot_be_signed(certificate, drawn, monkeypatch, post_office):
    def refuse(pdf):
        raise SignatureUnavailable

    monkeypatch.setattr("certificates.signing.sign", refuse)
    with pytest.raises(SignatureUnavailable):
        store_document(certificate=certificate)
    certificate.refresh_from_db()
    assert not certificate.pdf_sha256
    assert post_office() == []


def test_real_document_is_signed_by_the_key_this_site_publishes(certificate):
    stored = store_document(certificate=certificate)
    assert signing.examine(kept_bytes(stored)).is_good
    filed = stored.events.get(kind=CertificateEvent.Kind.FILED)
    assert filed.data["certificate_sha256"] == signing.publication().fingerprint


def test_holder_is_told_with_links_that_work(certificate, drawn, post_office, client, settings):
    store_document(certificate=certificate)
    (mail,) = post_office()
    assert mail.to == [certificate.holder.email]
    assert "AS/2026/000001" in mail.subject
    assert "\n" not in mail.subject
    client.force_login(certificate.holder)
    for path in (f"/moje/certyfikaty/{certificate.pk}/pdf/", f"/c/{certificate.code}/"):
        assert settings.PUBLIC_URL + path in mail.body
        assert client.get(path).status_code == 200


def test_nobody_is_told_of_the_certificate_of_an_erased_person(certificate, drawn, post_office):
    certificate.holder = None
    certificate.save()
    assert store_document(certificate=certificate).has_file
    assert post_office() == []
