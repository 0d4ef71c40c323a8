"""What holders are told by mail. Every mail goes out with the change it tells of, or not at all."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from certificates import rules
from certificates.models import Certificate, CorrectionRequest, Revocation
from core import mail

READY = {"": "issued", rules.Reason.CORRECTION: "corrected", rules.Reason.RENEWAL: "renewed"}
"""Which mail comes with a document, by the reason for which the certificate was made."""


def tell_ready(certificate: Certificate) -> None:
    """The document is stored. To be called in the transaction that says so, and so exactly once."""
    _send(READY[certificate.reason], certificate)


def tell_revoked(certificate: Certificate, revocation: Revocation) -> None:
    _send("revoked", certificate, category=revocation.get_category_display())


def tell_refused(certificate: Certificate, request: CorrectionRequest) -> None:
    _send("correction_refused", certificate, answer=request.answer)


def remind(certificate: Certificate) -> None:
    _send("expiry_reminder", certificate, valid_until=certificate.valid_until)


def _send(event: str, certificate: Certificate, **about: Any) -> None:
    """Nobody is written to about a certificate without a holder: the account is gone, or the person was erased."""
    if certificate.holder is not None:
        mail.send(f"certificates/email/{event}", certificate.holder, {**_context(certificate), **about})


def _context(certificate: Certificate) -> dict[str, Any]:
    said = certificate.said
    return {
        "first_name": said["name"]["first"],
        "course": said["course"]["title"],
        "number": certificate.number,
        "replaced": said["supersedes"]["number"] if said["supersedes"] else "",
        "code": rules.group_code(certificate.code),
        "download_url": _link("certificates:download", certificate.pk),
        "certificate_url": _link("certificates:mine", certificate.pk),
        "correction_url": _link("certificates:ask_for_correction", certificate.pk),
        "verify_url": _link("certificates:verify", certificate.code),
    }


def _link(name: str, *args: Any) -> str:
    return f"{settings.PUBLIC_URL}{reverse(name, args=args)}"
