"""Writing what happens to a certificate, as the next link of the chain."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from certificates.models import Certificate, CertificateEvent, EventChain
from certificates.rules import Link, link_digest


@transaction.atomic
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
    EventChain.objects.get_or_create(pk=1)
    chain = EventChain.objects.select_for_update().get(pk=1)
    link = Link(
        sequence=chain.last_sequence + 1,
        certificate=str(certificate.pk),
        kind=str(kind),
        happened_at=now or timezone.now(),
        data=data or {},
        previous_sha256=chain.last_sha256,
    )
    chain.last_sequence, chain.last_sha256 = link.sequence, link_digest(link)
    chain.save(update_fields=["last_sequence", "last_sha256"])
    return CertificateEvent.objects.create(
        certificate=certificate,
        kind=link.kind,
        happened_at=link.happened_at,
        data=link.data,
        sequence=link.sequence,
        previous_sha256=link.previous_sha256,
        sha256=chain.last_sha256,
    )
