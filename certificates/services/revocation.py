"""Revocation: one coordinator proposes it, another confirms it; from then on the page says so, and keeps answering."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from accounts.models import User
from certificates.models import Certificate, CertificateEvent, CorrectionRequest, Revocation
from certificates.rules import Status
from certificates.services import letters
from certificates.services.errors import AlreadyDecided, AlreadyProposed, NotStanding, SameCoordinator
from certificates.services.events import record_event
from certificates.services.standing import lock_certificate

Decision = Revocation.Decision
BEYOND = {Status.REVOKED, Status.SUPERSEDED}
"""What has no force any more has none to lose."""


@transaction.atomic
def propose_revocation(
    *, certificate: Certificate, category: str, note: str, by: User, now: datetime | None = None
) -> Revocation:
    """Waits for a second coordinator. Idempotent for the same person and category.

    Raises NotStanding for what was revoked or replaced, AlreadyProposed while another proposal waits.
    """
    certificate = _lock_with_force(certificate)
    waiting = certificate.revocations.filter(decision=Decision.WAITING).first()
    if waiting and (waiting.proposed_by_id, waiting.category) == (by.pk, category):
        return waiting
    if waiting:
        raise AlreadyProposed
    revocation = Revocation.objects.create(
        certificate=certificate,
        category=Revocation.Category(category),
        note=note.strip(),
        proposed_by=by,
        proposed_at=now or timezone.now(),
    )
    log(certificate, "certificates.propose_revocation", user=by, data={"category": category})
    return revocation


@transaction.atomic
def confirm_revocation(*, revocation: Revocation, by: User, now: datetime | None = None) -> Revocation:
    """The certificate loses its force, and its holder is told. Idempotent: a confirmed one comes back.

    A correction that waits has nothing left to correct. Raises SameCoordinator, AlreadyDecided, NotStanding.
    """
    now = now or timezone.now()
    certificate, revocation = _lock_both(revocation)
    if revocation.decision == Decision.CONFIRMED:
        return revocation
    _check_waiting(revocation)
    if revocation.proposed_by_id == by.pk:
        raise SameCoordinator
    _check_force(certificate)
    _decide(revocation, Decision.CONFIRMED, by, now)
    _close_correction(certificate, by, now)
    log(certificate, "certificates.confirm_revocation", user=by, data={"category": revocation.category})
    letters.tell_revoked(certificate, revocation)
    record_event(
        certificate=certificate, kind=CertificateEvent.Kind.REVOKED, now=now, data={"category": revocation.category}
    )
    return revocation


@transaction.atomic
def drop_revocation(*, revocation: Revocation, by: User, now: datetime | None = None) -> Revocation:
    """The certificate stays as it is. Whoever proposed it may drop it too. Idempotent. Raises AlreadyDecided."""
    certificate, revocation = _lock_both(revocation)
    if revocation.decision == Decision.DROPPED:
        return revocation
    _check_waiting(revocation)
    _decide(revocation, Decision.DROPPED, by, now or timezone.now())
    log(certificate, "certificates.drop_revocation", user=by)
    return revocation


def _lock_with_force(certificate: Certificate) -> Certificate:
    certificate = lock_certificate(certificate)
    _check_force(certificate)
    return certificate


def _check_force(certificate: Certificate) -> None:
    if (status := certificate.status) in BEYOND:
        raise NotStanding(status)


def _check_waiting(revocation: Revocation) -> None:
    if revocation.decision != Decision.WAITING:
        raise AlreadyDecided


def _lock_both(revocation: Revocation) -> tuple[Certificate, Revocation]:
    """The certificate first, as everybody does."""
    certificate = lock_certificate(revocation.certificate)
    return certificate, Revocation.objects.select_for_update(of=("self",)).get(pk=revocation.pk)


def _decide(revocation: Revocation, decision: Revocation.Decision, by: User, now: datetime) -> None:
    revocation.decision, revocation.decided_by, revocation.decided_at = decision, by, now
    revocation.save(update_fields=["decision", "decided_by", "decided_at"])


def _close_correction(certificate: Certificate, by: User, now: datetime) -> None:
    waiting = certificate.correction_requests.filter(decision=CorrectionRequest.Decision.WAITING)
    waiting.update(decision=CorrectionRequest.Decision.REFUSED, decided_by=by, decided_at=now)
