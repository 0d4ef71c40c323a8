"""What certificates read: the facts of a completion, and what a person has."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from certificates import rules
from certificates.models import Certificate, CertificateTemplate, IssueObstacle
from courses.models import Attempt, Completion, Enrolment, LessonPage, ModulePage

_STEP = ModulePage.steplen
"""A page's path in the tree begins with that of its parent; each level adds this many characters."""


def facts_of(completion: Completion) -> rules.Facts:
    """What the participant did, module by module. Four queries, however long the course."""
    enrolment = completion.enrolment
    lessons, (results, final_result) = _lessons_read(enrolment), _best_results(enrolment)
    return rules.Facts(
        first_name=enrolment.participant.first_name,
        last_name=enrolment.participant.last_name,
        course=enrolment.course.title,
        modules=tuple(_module_facts(module, lessons, results) for module in _modules(lessons.keys() | results.keys())),
        legal_state=enrolment.course.legal_state or _oldest_legal_state(lessons),
        enrolled_at=enrolment.enrolled_at,
        completed_at=completion.completed_at,
        edition=enrolment.edition.name if enrolment.edition else "",
        final_result=final_result,
    )


def _modules(paths: set[str]) -> list[ModulePage]:
    return list(ModulePage.objects.filter(path__in=paths).order_by("path"))


def _lessons_read(enrolment: Enrolment) -> dict[str, list[dict[str, Any]]]:
    """Lessons by the path of their module."""
    read = LessonPage.objects.filter(progress__enrolment=enrolment).order_by("path")
    by_module = defaultdict(list)
    for lesson in read.values("path", "minutes", "legal_state", "outcomes"):
        by_module[lesson["path"][:-_STEP]].append(lesson)
    return dict(by_module)


def _best_results(enrolment: Enrolment) -> tuple[dict[str, rules.Result], rules.Result | None]:
    """The best passed attempt of each quiz, by the path of its module, and that of the final test."""
    passed = Attempt.objects.filter(enrolment=enrolment).passed().order_by("quiz__is_final", "score")
    by_module, final = {}, None
    for path, score, most, cut, is_final in passed.values_list(
        "quiz__path", "score", "max_score", "cut_score", "quiz__is_final"
    ):
        result = rules.build_result(score or Decimal(), most, cut)
        by_module[path[:-_STEP]] = result
        final = result if is_final else final
    return by_module, final


def _module_facts(
    module: ModulePage, lessons: dict[str, list[dict[str, Any]]], results: dict[str, rules.Result]
) -> rules.ModuleFacts:
    read = lessons.get(module.path, [])
    return rules.ModuleFacts(
        title=module.title,
        lessons=len(read),
        minutes=sum(lesson["minutes"] for lesson in read),
        outcomes=_outcomes(module.outcomes) or tuple(o for lesson in read for o in _outcomes(lesson["outcomes"])),
        result=results.get(module.path),
    )


def _outcomes(stream: Any) -> tuple[str, ...]:
    return tuple(str(block.value) for block in stream or ())


def _oldest_legal_state(lessons: dict[str, list[dict[str, Any]]]) -> date | None:
    """A document is as current as the oldest text it stands on."""
    return min((lesson["legal_state"] for read in lessons.values() for lesson in read), default=None)


@dataclass(frozen=True)
class CertificateEntry:
    """A completed course on the desk. ``state``: ready, preparing, or waiting (``obstacle`` says for what)."""

    course: str
    completed_at: datetime
    certificate_id: UUID | None
    number: str
    code: str
    issued_at: datetime | None
    has_file: bool
    obstacle: str
    obstacle_detail: str

    @property
    def state(self) -> str:
        if self.has_file:
            return "ready"
        return "waiting" if self.obstacle else "preparing"


def certificates_of(user: Any) -> list[CertificateEntry]:
    """Completed courses of the person with their certificates, newest first. One query."""
    rows = Completion.objects.filter(enrolment__participant=user).values(
        "completed_at",
        course=F("enrolment__course__title"),
        certificate_id=F("certificates__id"),
        number=F("certificates__number"),
        code=F("certificates__code"),
        issued_at=F("certificates__issued_at"),
        pdf_sha256=F("certificates__pdf_sha256"),
        obstacle=F("issue_obstacle__kind"),
        obstacle_detail=F("issue_obstacle__detail"),
    )
    return [_entry(row) for row in rows.order_by("-completed_at", "-certificates__issued_at")]


def _entry(row: Any) -> CertificateEntry:
    texts: dict[str, Any] = {name: row[name] or "" for name in ("number", "code", "obstacle", "obstacle_detail")}
    kept: dict[str, Any] = {name: row[name] for name in ("course", "completed_at", "certificate_id", "issued_at")}
    return CertificateEntry(**kept, **texts, has_file=bool(row["pdf_sha256"]))


def completions_to_finish() -> QuerySet[Completion]:
    """Completions without a certificate, or whose certificate has no document yet; the oldest first.

    Not those that wait for a bulk issue.
    """
    held = CertificateTemplate.objects.filter(is_active=True, issues_at_once=False).values("course")
    unissued = Q(certificates=None) & ~Q(enrolment__course__in=held)
    unfiled = Q(certificates__pdf_sha256="", certificates__erased_at=None, certificates__isnull=False)
    return Completion.objects.filter(unissued | unfiled).order_by("completed_at").distinct()


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
