"""The stored documents: there, unchanged, signed by the key that the register names, with the right badge in them."""

import hashlib
from collections.abc import Iterator
from datetime import timedelta

from django.core.files.storage import Storage
from django.utils import timezone

from certificates import badges, signing
from certificates.audit.findings import Problem, Problems
from certificates.audit.records import events_by_kind
from certificates.models import Certificate, CertificateEvent
from certificates.services.documents import file_name, private_storage
from certificates.services.erasure import strays

LARGEST = 20_000_000
"""Bytes; a document has about 60,000. What is larger is none of ours, and is not taken apart."""
DELETED_WITHIN = timedelta(days=1)
"""After an erasure the worker deletes the document."""


def problems_of_file(certificate: Certificate) -> Problems:
    """Whether the bytes are the ones that were stored; read piece by piece."""
    if not certificate.pdf_sha256:
        return
    name, storage = file_name(certificate.pdf_sha256), private_storage()
    is_there = storage.exists(name)
    if certificate.erased_at:
        if is_there and certificate.erased_at < timezone.now() - DELETED_WITHIN:
            yield Problem(certificate.number, f"was erased, but its document is still stored: {name}")
    elif not is_there:
        yield Problem(certificate.number, f"its document is missing: {name}")
    elif _sha256(storage, name) != certificate.pdf_sha256:
        yield Problem(certificate.number, f"its document was changed: {name} does not fit its digest")
    yield from _differences_from_filing(certificate)


def _differences_from_filing(certificate: Certificate) -> Problems:
    """The event is in the chain; the columns are guarded by a trigger only. The first events had one digest."""
    filed = events_by_kind(certificate).get(CertificateEvent.Kind.FILED, {})
    for field in ("pdf_sha256", "unsigned_sha256"):
        if field in filed and filed[field] != getattr(certificate, field):
            yield Problem(certificate.number, f"its record has another {field} than the event of filing")


def _sha256(storage: Storage, name: str) -> str:
    digest = hashlib.sha256()
    with storage.open(name) as file:
        for piece in file.chunks():
            digest.update(piece)
    return digest.hexdigest()


def problems_of_signature(certificate: Certificate) -> Problems:
    """And of the badge inside. Of documents that were filed with a signature; a missing file is complained of above."""
    pdf = _document(certificate)
    if not pdf:
        return
    promised = events_by_kind(certificate).get(CertificateEvent.Kind.FILED, {}).get("certificate_sha256", "")
    if promised:
        for text in _faults(signing.examine(pdf), promised):
            yield Problem(certificate.number, text)
    if certificate.badge and badges.from_pdf(pdf) != certificate.badge:
        yield Problem(certificate.number, "the badge inside its document is not that of the record")


def _document(certificate: Certificate) -> bytes:
    storage, name = private_storage(), file_name(certificate.pdf_sha256)
    if not certificate.has_file or not storage.exists(name) or storage.size(name) > LARGEST:
        return b""
    with storage.open(name) as file:
        pdf: bytes = file.read()
    return pdf


def _faults(report: signing.SignatureReport, promised: str) -> Iterator[str]:
    if not report.is_signed:
        yield "its document has no signature, though it was filed with one"
    elif not report.is_intact:
        yield "the signature of its document does not fit"
    elif report.fingerprint != promised:
        yield "its document was signed with another key than the event of filing names"
    elif report.appended or not report.covers_all:
        yield "something was appended to its signed document"


def unnamed_files() -> Iterator[str]:
    """Files that no certificate names: left by a killed worker, or put there by somebody."""
    return strays(timezone.now())
