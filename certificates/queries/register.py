"""The register: what is issued, what waits, what is still to be finished."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from certificates.models import Certificate, CertificateEvent, CertificateTemplate, IssueObstacle
from courses.models import Completion


def completions_to_finish() -> QuerySet[Completion]:
    """Completions without a certificate, or whose standing certificate has no document yet; the oldest first.

    Not those that wait for a bulk issue; and nobody needs the document of what was revoked before it was made.
    """
    unissued = Q(certificates=None) & ~_held()
    revoked = CertificateEvent.objects.filter(certificate=OuterRef("pk"), kind=CertificateEvent.Kind.REVOKED)
    unfiled = Certificate.objects.standing().filter(completion=OuterRef("pk"), pdf_sha256="", erased_at=None)
    return Completion.objects.filter(unissued | Exists(unfiled.exclude(Exists(revoked)))).order_by("completed_at")


def is_held(completion: Completion) -> bool:
    """The course issues in bulk, and nobody has asked for this certificate yet. One query."""
    return Completion.objects.filter(_held(), pk=completion.pk, certificates=None).exists()


def _held() -> Q:
    """What met an obstacle has been asked for: it is tried again without being asked for once more."""
    in_bulk = CertificateTemplate.objects.filter(is_active=True, issues_at_once=False)
    return Q(enrolment__course__in=in_bulk.values("course"), issue_obstacle=None)


@dataclass(frozen=True, slots=True)
class CertificateCounts:
    issued: int
    issued_since: int
    waiting: int


def certificate_counts(since: datetime) -> CertificateCounts:
    """All certificates, those issued since, and completions that wait for somebody. Two queries."""
    issued = Certificate.objects.aggregate(all=Count("pk"), since=Count("pk", filter=Q(issued_at__gte=since)))
    return CertificateCounts(issued["all"], issued["since"], IssueObstacle.objects.count())
