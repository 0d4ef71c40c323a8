"""What every later act on a certificate begins with: its row locked, and the question whether it still stands."""

from certificates.models import Certificate, CorrectionRequest, Revocation
from certificates.rules import Status
from certificates.services.errors import CorrectionWaits, NotStanding, RevocationWaits


def lock_certificate(certificate: Certificate) -> Certificate:
    """The row as it is now, until the transaction ends.

    Not locked against references: an event that somebody else writes meanwhile holds the chain, and we want it next.
    """
    return Certificate.objects.select_for_update(of=("self",), no_key=True).get(pk=certificate.pk)


def needs_document(certificate: Certificate) -> bool:
    """Not what lost its force before a document was made: its holder would be told that it is ready."""
    return bool(certificate.pdf_sha256) or certificate.status not in {Status.REVOKED, Status.SUPERSEDED}


def check_stands(certificate: Certificate) -> None:
    """Valid, or expired, which by itself takes nothing from it. Raises NotStanding."""
    status = certificate.status
    if status not in {Status.VALID, Status.EXPIRED}:
        raise NotStanding(status)
    if certificate.is_erased:
        raise NotStanding(status, is_erased=True)


def check_replaceable(certificate: Certificate) -> None:
    """It stands, and no proposed revocation could be escaped by a newer one. Raises NotStanding, RevocationWaits."""
    check_stands(certificate)
    if certificate.revocations.filter(decision=Revocation.Decision.WAITING).exists():
        raise RevocationWaits


def check_no_correction_waits(certificate: Certificate) -> None:
    """Raises CorrectionWaits."""
    if certificate.correction_requests.filter(decision=CorrectionRequest.Decision.WAITING).exists():
        raise CorrectionWaits
