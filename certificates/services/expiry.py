"""The end of validity: a reminder before it, and an event once it is over."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from certificates import rules
from certificates.models import Certificate, CertificateEvent
from certificates.services import letters
from certificates.services.events import record_event
from certificates.services.standing import lock_certificate

Kind = CertificateEvent.Kind


def expire_certificates(now: datetime | None = None) -> int:
    """Writes down, once each, whose validity is over; how many. The status says so by the calendar anyway."""
    now = now or timezone.now()
    over = _without({Kind.EXPIRED}).filter(valid_until__lt=rules.local_date(now))
    return sum(_expire(certificate, now) for certificate in list(over))


@transaction.atomic
def _expire(certificate: Certificate, now: datetime) -> bool:
    """A transaction each: nobody waits for the end of the chain while the others are written."""
    locked = lock_certificate(certificate)
    if not _without({Kind.EXPIRED}).filter(pk=locked.pk).exists():
        return False
    record_event(certificate=locked, kind=Kind.EXPIRED, now=now)
    return True


def remind_of_expiry(now: datetime | None = None) -> int:
    """One mail to each holder whose validity ends soon; how many. Idempotent: mail and event are one transaction."""
    now = now or timezone.now()
    today = rules.local_date(now)
    soon = _without({Kind.REMINDED}).filter(valid_until__range=(today, today + rules.REMINDED_BEFORE))
    lasting = list(soon.exclude(holder=None))
    return sum(_remind(certificate, now) for certificate in lasting if _is_time(certificate, today))


def _is_time(certificate: Certificate, today: date) -> bool:
    assert certificate.valid_until  # chosen by it  # noqa: S101
    return rules.reminder_day(rules.local_date(certificate.issued_at), certificate.valid_until) <= today


@transaction.atomic
def _remind(certificate: Certificate, now: datetime) -> bool:
    locked = lock_certificate(certificate)
    if locked.holder is None or not _without({Kind.REMINDED}).filter(pk=locked.pk).exists():
        return False
    letters.remind(locked)
    record_event(certificate=locked, kind=Kind.REMINDED, now=now)
    return True


def _without(kinds: set[CertificateEvent.Kind]) -> QuerySet[Certificate]:
    """Certificates with force to which none of these has happened yet."""
    ended = {Kind.REVOKED, Kind.SUPERSEDED, *kinds}
    happened = CertificateEvent.objects.filter(certificate=OuterRef("pk"), kind__in=ended)
    return Certificate.objects.filter(~Exists(happened)).defer("snapshot", "badge").order_by("valid_until")
