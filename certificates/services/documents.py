"""Filing: the record becomes a document whose bytes are kept under their digest."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from certificates import pdf, rules
from certificates.models import Certificate, CertificateEvent
from certificates.services.errors import DocumentLost
from certificates.services.events import record_event
from core import mail


def private_storage() -> Storage:
    return storages["private"]


def file_name(sha256: str) -> str:
    return f"certificates/{sha256[:2]}/{sha256}.pdf"


def store_document(*, certificate: Certificate, now: datetime | None = None) -> Certificate:
    """Renders, keeps the bytes, then writes down their digest and tells the holder. Idempotent.

    Killed in between, a second run makes the same bytes under the same name. A file lost later is made again,
    if it can be made byte by byte; raises DocumentLost otherwise.
    """
    if certificate.pdf_sha256 and holds(certificate.pdf_sha256):
        return certificate
    document = pdf.render_certificate(certificate.said)
    sha256 = hashlib.sha256(document).hexdigest()
    if certificate.pdf_sha256 and certificate.pdf_sha256 != sha256:
        raise DocumentLost(certificate.number)
    write_once(sha256, document)
    return _file(certificate, sha256, now or timezone.now())


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
def _file(certificate: Certificate, sha256: str, now: datetime) -> Certificate:
    """Digest, event and mail in one transaction under a lock: the mail goes out exactly once."""
    locked = Certificate.objects.select_for_update(of=("self",)).get(pk=certificate.pk)
    if locked.pdf_sha256:
        return locked
    locked.pdf_sha256 = sha256
    locked.save(update_fields=["pdf_sha256"])
    _tell_holder(locked)
    record_event(certificate=locked, kind=CertificateEvent.Kind.FILED, now=now, data={"pdf_sha256": sha256})
    return locked


def _tell_holder(certificate: Certificate) -> None:
    if certificate.holder is None:
        return
    context = {
        "first_name": certificate.said["name"]["first"],
        "course": certificate.said["course"]["title"],
        "number": certificate.number,
        "code": rules.group_code(certificate.code),
        "download_url": settings.PUBLIC_URL + reverse("certificates:download", args=[certificate.pk]),
        "verify_url": settings.PUBLIC_URL + reverse("certificates:verify", args=[certificate.code]),
    }
    mail.send("certificates/email/issued", to=certificate.holder, context=context)
