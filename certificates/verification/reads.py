"""Certificates as verification needs them. Found by code, by digest or by what a badge names; never by number."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from certificates.models import Certificate, CertificateEvent

_UNDECIDING = (CertificateEvent.Kind.DOWNLOADED, CertificateEvent.Kind.VERIFIED)
"""Events that may be many and say nothing about the status."""


def certificate_by_code(code: str) -> Certificate | None:
    """``code`` as ``rules.normalise_code`` gives it. Two queries."""
    return _certificates().filter(code=code).first()


def certificates_by_code(codes: Iterable[str]) -> list[Certificate]:
    """Those that exist, in the order of ``codes``. Two queries."""
    found = {certificate.code: certificate for certificate in _certificates().filter(code__in=codes)}
    return [found[code] for code in codes if code in found]


def certificates_by_file(sha256: Iterable[str]) -> dict[str, Certificate]:
    """By the digest of their stored document. Two queries."""
    return {certificate.pdf_sha256: certificate for certificate in _certificates().filter(pdf_sha256__in=sha256)}


def certificate_by_id(pk: UUID | str) -> Certificate | None:
    """Two queries."""
    return _certificates().filter(pk=pk).first()


def _certificates() -> QuerySet[Certificate]:
    """With the successor, the holder's choice and the events that decide on the status."""
    deciding = CertificateEvent.objects.exclude(kind__in=_UNDECIDING)
    return (
        Certificate.objects.select_related("choice", "successor")
        .defer("badge", "successor__badge", "successor__snapshot")
        .prefetch_related(Prefetch("events", queryset=deciding))
    )
