"""Filing: the record becomes a signed document whose bytes are kept under their digest."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db import transaction
from django.utils import timezone

from certificates import pdf, signing
from certificates.models import Certificate, CertificateEvent
from certificates.services import letters
from certificates.services.errors import DocumentLost
from certificates.services.events import record_event
from certificates.services.standing import lock_certificate


@dataclass(frozen=True, slots=True)
class Filing:
    """``facts`` of the signature: backend, certificate_sha256, profile, signed_at; empty when unsigned."""

    unsigned_sha256: str
    pdf_sha256: str
    facts: dict[str, Any]

    @property
    def data(self) -> dict[str, Any]:
        return {"unsigned_sha256": self.unsigned_sha256, "pdf_sha256": self.pdf_sha256, **self.facts}


def private_storage() -> Storage:
    return storages["private"]


def file_name(sha256: str) -> str:
    return f"certificates/{sha256[:2]}/{sha256}.pdf"


def store_document(*, certificate: Certificate, now: datetime | None = None) -> Certificate:
    """Renders, signs, keeps the bytes, then writes down their digests and tells the holder. Idempotent.

    Killed in between, a second run renders the same bytes and signs them again; what the first one stored under
    another digest belongs to nobody (``services.erasure`` sweeps such files). An erased certificate is not rendered.
    Raises SignatureUnavailable: the document waits for a later run. Raises DocumentLost for a file that was lost and
    cannot be made again byte by byte, as no signed one can.
    """
    if certificate.is_erased or (certificate.pdf_sha256 and holds(certificate.pdf_sha256)):
        return certificate
    if certificate.pdf_sha256:
        return _make_again(certificate)
    unsigned = pdf.render_certificate(certificate.said, badge=certificate.badge, signature=signing.look())
    signed = signing.sign(unsigned)
    filing = Filing(_sha256(unsigned), _sha256(signed.document), signed.facts)
    write_once(filing.pdf_sha256, signed.document)
    return _file(certificate, filing, now or timezone.now())


def _make_again(certificate: Certificate) -> Certificate:
    if certificate.unsigned_sha256 not in ("", certificate.pdf_sha256):
        raise DocumentLost(certificate.number)
    document = pdf.render_certificate(certificate.said, badge=certificate.badge)
    if _sha256(document) != certificate.pdf_sha256:
        raise DocumentLost(certificate.number)
    write_once(certificate.pdf_sha256, document)
    return certificate


def _sha256(document: bytes) -> str:
    return hashlib.sha256(document).hexdigest()


def holds(sha256: str) -> bool:
    """Whether the storage has these very bytes: a writer killed half-way leaves a shorter file."""
    storage, name = private_storage(), file_name(sha256)
    if not storage.exists(name):
        return False
    with storage.open(name) as file:
        return hashlib.sha256(file.read()).hexdigest() == sha256


def write_once(sha256: str, document: bytes) -> None:
    """Bytes that are there already stay untouched; only a remnant that does not fit its name makes room."""
    if holds(sha256):
        return
    storage, name = private_storage(), file_name(sha256)
    storage.delete(name)
    saved_as = storage.save(name, ContentFile(document))
    if saved_as != name:  # another worker was first: the storage gave ours a name of its own
        storage.delete(saved_as)


@transaction.atomic
def _file(certificate: Certificate, filing: Filing, now: datetime) -> Certificate:
    """Digests, event and mail in one transaction under a lock: the mail goes out exactly once.

    Whoever comes second, or after an erasure, takes the file it wrote away again.
    """
    locked = lock_certificate(certificate)
    if locked.pdf_sha256 or locked.is_erased:
        if locked.is_erased or locked.pdf_sha256 != filing.pdf_sha256:
            private_storage().delete(file_name(filing.pdf_sha256))
        return locked
    locked.unsigned_sha256, locked.pdf_sha256 = filing.unsigned_sha256, filing.pdf_sha256
    locked.save(update_fields=["unsigned_sha256", "pdf_sha256"])
    _tell_holder(locked)
    record_event(certificate=locked, kind=CertificateEvent.Kind.FILED, now=now, data=filing.data)
    return locked


def _tell_holder(certificate: Certificate) -> None:
    letters.tell_ready(certificate)
