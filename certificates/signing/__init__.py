"""The electronic signature of the document (PAdES): made by one key, chosen by settings, and examined again.

pyHanko takes a third of a second to load, and only the worker and the verification of a file need it: it is imported
when the first document is signed or examined.
"""

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings

from certificates.pdf import SignatureLook
from certificates.signing.errors import SignatureUnavailable
from certificates.signing.identity import Identity, current_identity, fingerprint
from certificates.signing.report import SignatureReport

__all__ = [
    "FIELD",
    "Publication",
    "SignatureReport",
    "SignatureUnavailable",
    "Signed",
    "examine",
    "look",
    "publication",
    "sign",
]

logger = logging.getLogger(__name__)

FIELD = "Podpis"
"""Name of the signature field that the renderer puts over the seal."""


@dataclass(frozen=True, slots=True)
class Signed:
    """``facts`` go into the event of filing: backend, certificate_sha256, profile, signed_at; empty when unsigned."""

    document: bytes
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Publication:
    """What anyone needs to check a signature without this site."""

    subject: str
    issuer: str
    fingerprint: str
    is_test: bool
    valid_from: datetime
    valid_until: datetime
    certificate_pem: str
    chain_pem: str


def look() -> SignatureLook | None:
    """How the document announces its signature; None where documents are not signed. Raises SignatureUnavailable."""
    who = current_identity()
    return SignatureLook(is_test=who.is_test) if who else None


def sign(pdf: bytes) -> Signed:
    """The document with its signature; without a back end the same bytes and no facts. Raises SignatureUnavailable."""
    who = current_identity()
    if who is None:
        return Signed(document=pdf, facts={})
    from certificates.signing import making

    document, facts = making.sign(pdf, field=FIELD, who=who, timestamp_url=settings.TIMESTAMP_URL)
    return Signed(document=document, facts=facts)


def examine(pdf: bytes) -> SignatureReport:
    """What the signature of the file is worth. Never raises, whatever the bytes are."""
    from certificates.signing import examination

    return examination.examine(pdf, _known_identity())


def publication() -> Publication | None:
    """The certificate of today's key; None where documents are not signed, or while the key cannot be read."""
    who = _known_identity()
    if who is None:
        return None
    return Publication(
        subject=who.certificate.subject.rfc4514_string(),
        issuer=who.certificate.issuer.rfc4514_string(),
        fingerprint=fingerprint(who.certificate),
        is_test=who.is_test,
        valid_from=who.certificate.not_valid_before_utc,
        valid_until=who.certificate.not_valid_after_utc,
        certificate_pem=_pem(who.certificate),
        chain_pem="".join(_pem(each) for each in who.chain),
    )


def _known_identity() -> Identity | None:
    """Pages go on answering while a device is silent."""
    try:
        return current_identity()
    except SignatureUnavailable:
        logger.exception("The signing certificate cannot be read")
        return None


def _pem(certificate: x509.Certificate) -> str:
    return certificate.public_bytes(Encoding.PEM).decode()
