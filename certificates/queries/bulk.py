"""Bulk issue of an edition: how far a run is, who waits for one, and who lacks what."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from certificates.models import Certificate, CertificateEvent, IssueObstacle, IssueRun
from core.polish import SortKey
from courses import queries as course_queries
from courses.models import Completion, Edition, Enrolment
from courses.outline import Item, Outline
from courses.rules import what_is_left
from courses.states import Progress


@dataclass(frozen=True, slots=True)
class RunProgress:
    """Of ``total`` completions: with a certificate, of these with a stored document, and held up by an obstacle."""

    total: int
    issued: int
    filed: int
    waiting: int

    @property
    def is_finished(self) -> bool:
        return self.filed + self.waiting >= self.total


@dataclass(frozen=True, slots=True)
class Lacking:
    """Why a person of the edition has no certificate: what is left to do, or, with the course completed, an obstacle.

    ``in_review``: tests and assignments whose answers an advisor has yet to read; they stand in their own list too.
    """

    enrolment: Enrolment
    lessons: tuple[Item, ...] = ()
    tests: tuple[Item, ...] = ()
    assignments: tuple[Item, ...] = ()
    survey: Item | None = None
    in_review: tuple[Item, ...] = ()
    obstacle: IssueObstacle | None = None


def waiting_for_issue(edition: Edition) -> QuerySet[Completion]:
    """Completions of the edition without a certificate, the oldest first."""
    return Completion.objects.filter(enrolment__edition=edition, certificates=None).order_by("completed_at", "pk")


def unfinished_of(run: IssueRun) -> QuerySet[Completion]:
    """Completions of the run that have neither a stored document nor an obstacle."""
    return _with_state(run).filter(is_filed=False).exclude(is_issued=False, issue_obstacle__isnull=False)


def progress_of(run: IssueRun) -> RunProgress:
    """One query."""
    counted = _with_state(run).aggregate(
        issued=Count("pk", filter=Q(is_issued=True)),
        filed=Count("pk", filter=Q(is_filed=True)),
        waiting=Count("pk", filter=Q(is_issued=False, issue_obstacle__isnull=False)),
    )
    return RunProgress(total=len(run.completion_ids), **counted)


def _with_state(run: IssueRun) -> QuerySet[Any]:
    """``is_filed``: its document is stored, or nobody needs one any more."""
    issued = Certificate.objects.filter(completion=OuterRef("pk"))
    revoked = CertificateEvent.objects.filter(certificate=OuterRef("pk"), kind=CertificateEvent.Kind.REVOKED)
    filed = issued.filter(~Q(pdf_sha256="") | Q(erased_at__isnull=False) | Exists(revoked))
    completions = Completion.objects.filter(pk__in=run.completion_ids)
    return completions.annotate(is_issued=Exists(issued), is_filed=Exists(filed))


def lacking(edition: Edition) -> list[Lacking]:
    """People of the edition without a certificate who lack something, by surname. Three queries.

    Whoever completed the course and only waits for the bulk issue lacks nothing.
    """
    enrolments = _without_certificate(edition)
    outline = course_queries.published_outline(edition.course_id)
    progress = course_queries.progress_of([enrolment.pk for enrolment in enrolments])
    found = (_lacking(enrolment, outline, progress[enrolment.pk]) for enrolment in enrolments)
    return [one for one in found if one]


def _without_certificate(edition: Edition) -> list[Enrolment]:
    issued = Certificate.objects.filter(completion__enrolment=OuterRef("pk"))
    order = (SortKey(F(f"participant__{field}")) for field in ("last_name", "first_name"))
    people = Enrolment.objects.filter(~Exists(issued), edition=edition)
    return list(people.select_related("participant", "completion__issue_obstacle").order_by(*order, "pk"))


def _lacking(enrolment: Enrolment, outline: Outline | None, progress: Progress) -> Lacking | None:
    completion = getattr(enrolment, "completion", None)
    if completion:
        obstacle = getattr(completion, "issue_obstacle", None)
        return Lacking(enrolment, obstacle=obstacle) if obstacle else None
    left = what_is_left(outline, progress.done) if outline else ()
    return Lacking(
        enrolment,
        lessons=tuple(item for item in left if item.is_lesson),
        tests=tuple(item for item in left if item.kind in {"quiz", "final"}),
        assignments=tuple(item for item in left if item.kind == "work"),
        survey=next((item for item in left if item.is_survey), None),
        in_review=tuple(item for item in left if item.id in progress.waiting),
    )
