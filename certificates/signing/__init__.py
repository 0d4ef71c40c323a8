"""The electronic signature of the document (PAdES): made by one key, chosen by settings, and examined again.

pyHanko takes a third of a second to load, and only the worker and the verification of a file need it: it is imported
when the first document is signed or examined.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from certificates.pdf import SignatureLook
from certificates.signing.report import SignatureReport

__all__ = ["FIELD", "Publication", "SignatureReport", "Signed", "examine", "look", "publication", "sign"]

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
    """How the document announces its signature; None where documents are not signed."""
    return None


def sign(pdf: bytes) -> Signed:
    """The document with its signature; without a back end the same bytes and no facts."""
    return Signed(document=pdf, facts={})


def examine(pdf: bytes) -> SignatureReport:
    """What the signature of the file is worth. Never raises, whatever the bytes are."""
    return SignatureReport()


def publication() -> Publication | None:
    """The certificate of the key that signs today; None where documents are not signed."""
    return None
