"""Correction of the name: never an edit, always a newer certificate with a number and a code of its own."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from accounts.models import User
from certificates import rules
from certificates.models import Certificate, CorrectionRequest
from certificates.services import letters
from certificates.services.errors import AlreadyAsked, AlreadyDecided, NothingToCorrect
from certificates.services.issuing import check_name
from certificates.services.standing import check_replaceable, check_stands, lock_certificate
from certificates.services.succession import add_successor, successor_of

Decision = CorrectionRequest.Decision


@transaction.atomic
def ask_for_correction(
    *, certificate: Certificate, first_name: str, last_name: str, note: str = "", now: datetime | None = None
) -> CorrectionRequest:
    """The holder's request; one at a time waits for a coordinator. Idempotent for the same name.

    Raises NameMissing, NameNotPrintable, NothingToCorrect, NotStanding, AlreadyAsked.
    """
    name = rules.name_of(first_name, last_name)
    check_name(name["first"], name["last"])
    certificate = lock_certificate(certificate)
    check_stands(certificate)
    if certificate.said["name"] == name:
        raise NothingToCorrect
    if waiting := _waiting_of(certificate).first():
        if (waiting.first_name, waiting.last_name) != (name["first"], name["last"]):
            raise AlreadyAsked
        return waiting
    return CorrectionRequest.objects.create(
        certificate=certificate,
        first_name=name["first"],
        last_name=name["last"],
        note=note.strip(),
        asked_at=now or timezone.now(),
    )


@transaction.atomic
def accept_correction(*, request: CorrectionRequest, by: User, now: datetime | None = None) -> Certificate:
    """The successor with the name that was asked for. Idempotent: of a request accepted before it comes back.

    Raises AlreadyDecided for one that was refused, NotStanding, RevocationWaits, NameNotPrintable.
    """
    now = now or timezone.now()
    certificate, request = _lock_both(request)
    if request.decision == Decision.ACCEPTED and (made := successor_of(certificate, rules.Reason.CORRECTION)):
        return made
    _check_waiting(request)
    return _correct(certificate, request.first_name, request.last_name, by, now)


@transaction.atomic
def refuse_correction(
    *, request: CorrectionRequest, by: User, answer: str, now: datetime | None = None
) -> CorrectionRequest:
    """The holder gets the answer by mail. Idempotent. Raises AlreadyDecided for one that was accepted."""
    certificate, request = _lock_both(request)
    if request.decision == Decision.REFUSED:
        return request
    _check_waiting(request)
    request.decision, request.answer = Decision.REFUSED, answer.strip()
    request.decided_by, request.decided_at = by, now or timezone.now()
    request.save(update_fields=["decision", "answer", "decided_by", "decided_at"])
    log(certificate, "certificates.refuse_correction", user=by)
    letters.tell_refused(certificate, request)
    return request


@transaction.atomic
def correct_certificate(
    *, certificate: Certificate, first_name: str, last_name: str, by: User, now: datetime | None = None
) -> Certificate:
    """The successor with another name, at a coordinator's own motion. Idempotent: the same one comes back.

    Raises NameMissing, NameNotPrintable, NothingToCorrect, NotStanding, RevocationWaits.
    """
    certificate = lock_certificate(certificate)
    made = successor_of(certificate, rules.Reason.CORRECTION)
    if made and made.said["name"] == rules.name_of(first_name, last_name):
        return made
    return _correct(certificate, first_name, last_name, by, now or timezone.now())


def _correct(certificate: Certificate, first_name: str, last_name: str, by: User, now: datetime) -> Certificate:
    """Of a locked certificate. Everything that may be refused comes before the number."""
    check_name(first_name, last_name)
    check_replaceable(certificate)
    if certificate.said["name"] == rules.name_of(first_name, last_name):
        raise NothingToCorrect
    _waiting_of(certificate).update(decision=Decision.ACCEPTED, decided_by=by, decided_at=now)
    log(certificate, "certificates.correct", user=by)
    return add_successor(
        old=certificate,
        reason=rules.Reason.CORRECTION,
        template=certificate.template,
        now=now,
        write=lambda number, code: rules.corrected(
            certificate.snapshot,
            first_name=first_name,
            last_name=last_name,
            number=number,
            code=code,
            issued_at=now,
        ),
    )


def _waiting_of(certificate: Certificate) -> QuerySet[CorrectionRequest]:
    return CorrectionRequest.objects.filter(certificate=certificate, decision=Decision.WAITING)


def _check_waiting(request: CorrectionRequest) -> None:
    if request.decision != Decision.WAITING:
        raise AlreadyDecided


def _lock_both(request: CorrectionRequest) -> tuple[Certificate, CorrectionRequest]:
    """The certificate first, as everybody does."""
    certificate = lock_certificate(request.certificate)
    return certificate, CorrectionRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
