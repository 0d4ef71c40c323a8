"""Writing what happens to a certificate, as the next link of the chain."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from certificates import badges
from certificates.models import Certificate, CertificateEvent, EventChain
from certificates.rules import Link, link_digest


def record_event(
    *,
    certificate: Certificate,
    kind: CertificateEvent.Kind,
    data: dict[str, Any] | None = None,
    now: datetime | None = None,
) -> CertificateEvent:
    """Adds an event. ``data`` names no person.

    The end of the chain stays locked until the transaction ends: call this last, and keep what follows short.
    """
    return record_events(certificates=[certificate], kind=kind, data=data, now=now)[0]


@transaction.atomic
def record_events(
    *,
    certificates: Iterable[Certificate],
    kind: CertificateEvent.Kind,
    data: dict[str, Any] | None = None,
    now: datetime | None = None,
) -> list[CertificateEvent]:
    """The same event for each of these certificates, in one transaction: one short query each, and one for all events.

    Every other event waits meanwhile: hand over at most a few hundred at a time.
    """
    EventChain.objects.get_or_create(pk=1)
    chain = EventChain.objects.select_for_update().get(pk=1)
    moment = now or timezone.now()
    events = [_next_event(chain, certificate, kind, data or {}, moment) for certificate in certificates]
    if kind in badges.WITHDRAWING:
        badges.forget_lists(event.certificate for event in events)
    return CertificateEvent.objects.bulk_create(events)


def _next_event(
    chain: EventChain, certificate: Certificate, kind: CertificateEvent.Kind, data: dict[str, Any], now: datetime
) -> CertificateEvent:
    """Not saved yet. The chain moves on by one, which is all that its trigger allows."""
    link = Link(
        sequence=chain.last_sequence + 1,
        certificate=str(certificate.pk),
        kind=str(kind),
        happened_at=now,
        data=data,
        previous_sha256=chain.last_sha256,
    )
    chain.last_sequence, chain.last_sha256 = link.sequence, link_digest(link)
    chain.save(update_fields=["last_sequence", "last_sha256"])
    return CertificateEvent(
        certificate=certificate,
        kind=link.kind,
        happened_at=link.happened_at,
        data=link.data,
        sequence=link.sequence,
        previous_sha256=link.previous_sha256,
        sha256=chain.last_sha256,
    )
