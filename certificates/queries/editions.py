"""How far the certificates of an edition are, and of many editions at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from certificates.models import Certificate, CertificateTemplate, IssueRun, Revocation
from courses.models import Edition, Enrolment

NOBODY = 0


@dataclass(frozen=True, slots=True)
class EditionCounts:
    """People: enrolled, of these completed, with a certificate, with its document (or past needing one), held up."""

    enrolled: int = NOBODY
    completed: int = NOBODY
    issued: int = NOBODY
    filed: int = NOBODY
    held_up: int = NOBODY

    @property
    def to_issue(self) -> int:
        """Completed, without a certificate, and nothing stands in the way."""
        return max(self.completed - self.issued - self.held_up, 0)

    @property
    def studying(self) -> int:
        return self.enrolled - self.completed


def counts_of(editions: Iterable[Edition]) -> dict[int, EditionCounts]:
    """By the id of the edition. Two queries, however many."""
    ids = [edition.pk for edition in editions]
    people = (
        Enrolment.objects.filter(edition__in=ids)
        .order_by()
        .values("edition")
        .annotate(enrolled=Count("pk"), completed=Count("completion"), held_up=Count("completion__issue_obstacle"))
    )
    standing = Certificate.objects.standing().filter(completion__enrolment__edition__in=ids)
    is_filed = ~Q(pdf_sha256="") | Q(erased_at__isnull=False) | Q(pk__in=_revoked())
    issued = (
        standing.order_by()
        .values("completion__enrolment__edition")
        .annotate(issued=Count("pk"), filed=Count("pk", filter=is_filed))
        .values_list("completion__enrolment__edition", "issued", "filed")
    )
    documents = {edition: {"issued": number, "filed": filed} for edition, number, filed in issued}
    found = {row.pop("edition"): row for row in people}
    return {pk: EditionCounts(**found.get(pk, {}), **documents.get(pk, {})) for pk in ids}


def documents_of(edition: Edition) -> QuerySet[Certificate]:
    """Certificates of the edition that have a document and have been neither replaced nor revoked."""
    standing = Certificate.objects.standing().filter(completion__enrolment__edition=edition, erased_at=None)
    return standing.exclude(pdf_sha256="").exclude(pk__in=_revoked())


def _revoked() -> QuerySet[Revocation, Any]:
    return Revocation.objects.filter(decision=Revocation.Decision.CONFIRMED).values("certificate")


def running_issue(edition: Edition) -> IssueRun | None:
    """The bulk issue under way, or the latest one. One query."""
    return IssueRun.objects.filter(edition=edition).select_related("started_by").order_by("-started_at").first()


def issues_at_once(edition: Edition) -> bool:
    """Whether the course gives each certificate as soon as it is earned; without a template it does. One query."""
    active = CertificateTemplate.objects.filter(course=edition.course_id, is_active=True)
    return active.values_list("issues_at_once", flat=True).first() is not False
