"""A newer certificate in the place of an earlier one, which stays in the register and keeps answering."""

from collections.abc import Callable
from datetime import datetime

from certificates import rules
from certificates.models import Certificate, CertificateEvent, CertificateTemplate
from certificates.services.events import record_event
from certificates.services.issuing import next_number, write_record

Write = Callable[[str, str], rules.Snapshot]
"""From number and code to what the newer certificate says."""


def successor_of(certificate: Certificate, reason: rules.Reason) -> Certificate | None:
    """The newer one made for this reason, if there is one. ``certificate`` is locked: nobody makes one meanwhile."""
    return Certificate.objects.filter(supersedes=certificate, reason=reason).first()


def add_successor(
    *, old: Certificate, reason: rules.Reason, template: CertificateTemplate, write: Write, now: datetime
) -> Certificate:
    """In a transaction in which the caller locked ``old``, found it standing and made sure that the name prints.

    The number is taken here, so what is refused before leaves no gap. The document is made by a task of its own.
    """
    snapshot = write(next_number(now), rules.new_code())
    new = write_record(
        snapshot=snapshot,
        now=now,
        completion=old.completion,
        template=template,
        holder=old.holder,
        supersedes=old,
        reason=reason,
    )
    record_event(
        certificate=old, kind=CertificateEvent.Kind.SUPERSEDED, now=now, data={"by": new.number, "reason": reason}
    )
    _order_document(new)
    return new


def _order_document(certificate: Certificate) -> None:
    from certificates.tasks import file_document  # tasks are doors to services, and import them

    file_document.enqueue(str(certificate.pk))
