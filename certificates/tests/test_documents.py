import hashlib

import pytest
from django.core.files.base import ContentFile

from certificates.models import CertificateEvent
from certificates.services import DocumentLost, store_document
from certificates.services.documents import file_name, holds, private_storage

pytestmark = pytest.mark.django_db


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
    monkeypatch.setattr("certificates.pdf.render_certificate", lambda snapshot: b"%PDF of a later release")
    with pytest.raises(DocumentLost, match=stored.number):
        store_document(certificate=stored)


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
