"""The register: what is issued, what waits, what is still to be finished."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from certificates.models import Certificate, CertificateEvent, CertificateTemplate, IssueObstacle
from courses.models import Attempt, Completion
from courses.queries import published_outline


def completions_to_finish() -> QuerySet[Completion]:
    """Completions without a certificate, or whose standing certificate has no document yet; the oldest first.

    Not those that wait for a bulk issue; and nobody needs the document of what was revoked before it was made.
    """
    unissued = Q(certificates=None) & ~Q(enrolment__course__in=_held_courses())
    revoked = CertificateEvent.objects.filter(certificate=OuterRef("pk"), kind=CertificateEvent.Kind.REVOKED)
    unfiled = Certificate.objects.standing().filter(completion=OuterRef("pk"), pdf_sha256="", erased_at=None)
    return Completion.objects.filter(unissued | Exists(unfiled.exclude(Exists(revoked)))).order_by("completed_at")


def is_held(completion: Completion) -> bool:
    """The course issues in bulk, and this completion has no certificate yet. One query."""
    held = Q(enrolment__course__in=_held_courses())
    return Completion.objects.filter(held, pk=completion.pk, certificates=None).exists()


def _held_courses() -> QuerySet[CertificateTemplate, Any]:
    return CertificateTemplate.objects.filter(is_active=True, issues_at_once=False).values("course")


def tests_not_passed(completion: Completion) -> tuple[int, ...]:
    """Page ids of tests that the completion rests on and that the person has not passed. One query, at most two.

    The evidence says which tests were asked for when the course was completed. A completion that has none was not
    recorded by the rule: there every test counts that the course requires today.
    """
    asked = _tests_of_evidence(completion.evidence) if completion.evidence else _required_tests(completion)
    passed = Attempt.objects.filter(enrolment=completion.enrolment_id).passed().values_list("quiz", flat=True)
    return tuple(sorted(asked - set(passed)))


def _tests_of_evidence(evidence: dict[str, Any]) -> set[int]:
    modules = evidence.get("modules", ())
    named = {module.get(role) for module in modules for role in ("quiz", "work", "final")} - {None}
    return named | {result["quiz"] for result in evidence.get("results", ())}


def _required_tests(completion: Completion) -> set[int]:
    outline = published_outline(completion.enrolment.course_id)
    return {item.id for item in outline.items if item.is_quiz and item.is_required} if outline else set()


def certificate_by_code(code: str) -> Certificate | None:
    """``code`` as ``rules.normalise_code`` gives it. Two queries, events included."""
    return Certificate.objects.filter(code=code).prefetch_related("events").first()


@dataclass(frozen=True, slots=True)
class CertificateCounts:
    issued: int
    issued_since: int
    waiting: int


def certificate_counts(since: datetime) -> CertificateCounts:
    """All certificates, those issued since, and completions that wait for somebody. Two queries."""
    issued = Certificate.objects.aggregate(all=Count("pk"), since=Count("pk", filter=Q(issued_at__gte=since)))
    return CertificateCounts(issued["all"], issued["since"], IssueObstacle.objects.count())
