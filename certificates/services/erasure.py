"""Erasure: the person goes; number, dates, status and digests stay, so that a file still shows itself as genuine."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from accounts.models import User
from certificates import rules
from certificates.models import Certificate, CertificateEvent, CorrectionRequest, HolderChoice, Revocation
from certificates.services.documents import file_name, private_storage
from certificates.services.events import record_event

FRESH = timedelta(hours=1)
"""A younger file may belong to a certificate that is just being filed."""

MOST_STRAYS = 50
"""More in a day have not been left by killed workers: the database may be older than the files."""


class TooManyStrays(Exception):  # noqa: N818
    """Stored documents have no certificate, as after restoring an old backup: nothing is deleted. Look into it."""


@transaction.atomic
def erase_holder(*, certificate: Certificate, by: User, now: datetime | None = None) -> int:
    """Erases the person behind the certificate from all that are theirs, replaced ones too; how many. Idempotent.

    The stored documents are deleted by a task, which is ordered in the same transaction.
    """
    now = now or timezone.now()
    person = certificate.completion.enrolment.participant_id
    theirs = Certificate.objects.filter(completion__enrolment__participant=person)
    erased = list(_lock_remaining(theirs))
    left = {one.pk: _redact(one, now) for one in erased}
    for one in erased:
        log(one, "certificates.erase_holder", user=by)
    _forget_requests(theirs, by, now)
    _order_deletion(erased)
    for one in erased:
        record_event(certificate=one, kind=CertificateEvent.Kind.ERASED, now=now, data={"left_sha256": left[one.pk]})
    return len(erased)


def delete_document(*, certificate: Certificate) -> None:
    """The stored file of an erased person. Idempotent."""
    if certificate.is_erased and certificate.pdf_sha256:
        private_storage().delete(file_name(certificate.pdf_sha256))


def delete_forgotten_documents(now: datetime | None = None) -> int:
    """What a worker that died has left in the storage: files that no certificate names; how many. Idempotent.

    Some were stored but not recorded before the worker was killed, some belong to people erased since. Raises
    TooManyStrays where that cannot be the reason.
    """
    found = list(islice(strays((now or timezone.now()) - FRESH), MOST_STRAYS + 1))
    if len(found) > MOST_STRAYS:
        raise TooManyStrays
    for name in found:
        private_storage().delete(name)
    return len(found)


def _lock_remaining(theirs: QuerySet[Certificate]) -> Iterator[Certificate]:
    """Again until nothing is left: a successor may have come while we waited for the row of the one before it."""
    seen: set[UUID] = set()
    while True:
        locked = theirs.filter(erased_at=None).exclude(pk__in=seen).order_by("pk")
        rows = list(locked.select_for_update(of=("self",), no_key=True))
        if not rows:
            return
        seen |= {row.pk for row in rows}
        yield from rows


def _redact(certificate: Certificate, now: datetime) -> str:
    """In one statement: the triggers of the database allow it in no other way. Returns the digest of what is left."""
    left = rules.redacted(certificate.snapshot)
    Certificate.objects.filter(pk=certificate.pk, erased_at=None).update(
        snapshot=left, badge="", holder=None, erased_at=now, erased_sha256=rules.digest(left)
    )
    return rules.digest(left)


def _forget_requests(theirs: QuerySet[Certificate], by: User, now: datetime) -> None:
    """What was asked and noted about the person, in whose words ever."""
    requests = CorrectionRequest.objects.filter(certificate__in=theirs)
    waiting = requests.filter(decision=CorrectionRequest.Decision.WAITING)
    waiting.update(decision=CorrectionRequest.Decision.REFUSED, decided_by=by, decided_at=now)
    requests.update(first_name="", last_name="", note="", answer="")
    Revocation.objects.filter(certificate__in=theirs).update(note="")
    HolderChoice.objects.filter(certificate__in=theirs).delete()


def _order_deletion(erased: list[Certificate]) -> None:
    from certificates.tasks import delete_documents  # tasks are doors to services, and import them

    if erased:
        delete_documents.enqueue([str(one.pk) for one in erased])


def strays(before: datetime) -> Iterator[str]:
    """Names of stored documents that no certificate names; folder by folder, so that memory stays flat.

    A folder holds the digests that begin with its two letters; logos have one of their own, and are none of these.
    """
    storage = private_storage()
    if not storage.exists("certificates"):
        return
    for folder in filter(_holds_documents, storage.listdir("certificates")[0]):
        known = Certificate.objects.filter(pdf_sha256__startswith=folder, erased_at=None)
        kept = {file_name(sha256) for sha256 in known.values_list("pdf_sha256", flat=True)}
        names = {f"certificates/{folder}/{name}" for name in storage.listdir(f"certificates/{folder}")[1]}
        yield from (name for name in sorted(names - kept) if storage.get_modified_time(name) < before)


def _holds_documents(folder: str) -> bool:
    return len(folder) == 2
