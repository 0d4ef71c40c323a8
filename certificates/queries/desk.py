"""What a person has: completed courses with their certificates."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, Min, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from certificates import rules
from certificates.models import CertificateEvent, CertificateTemplate, CorrectionRequest
from certificates.rules import Status
from certificates.wording import CATEGORY_LABELS, STATUS_COLOURS, STATUS_LABELS
from courses.models import Completion, LessonPage


class State(StrEnum):
    """What the desk tells about a completed course; each has its words and its next step in ``desk/<state>.html``."""

    READY = "ready"
    PREPARING = "preparing"
    WAITING = "waiting"
    """For something of the person: ``obstacle`` says for what."""
    HELD = "held"
    """For the office, which issues this course's certificates together."""
    CORRECTION = "correction"
    RENEWAL = "renewal"
    SOON = "soon"
    """The end of its validity is near."""
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    REVOKED = "revoked"
    ALTERED = "altered"
    ERASED = "erased"


@dataclass(frozen=True)
class CertificateEntry:
    """A completed course, or one certificate of it. ``status`` None: nothing is issued yet."""

    state: State
    status: Status | None
    course: str
    completed_at: datetime
    certificate_id: UUID | None = None
    number: str = ""
    code: str = ""
    issued_at: datetime | None = None
    valid_until: date | None = None
    obstacle: str = ""
    obstacle_detail: str = ""
    category: str = ""

    @property
    def template(self) -> str:
        return f"certificates/desk/{self.state}.html"

    @property
    def may_be_opened(self) -> bool:
        return self.certificate_id is not None and self.state != State.ERASED

    @property
    def status_label(self) -> str:
        return str(STATUS_LABELS[self.status]) if self.status else ""

    @property
    def status_colour(self) -> str:
        return STATUS_COLOURS[self.status] if self.status else ""

    @property
    def category_label(self) -> str:
        return str(CATEGORY_LABELS.get(self.category, ""))


@dataclass(frozen=True)
class Shelf:
    """``standing``: what counts today, or waits; ``older``: what a newer certificate has replaced."""

    standing: tuple[CertificateEntry, ...] = ()
    older: tuple[CertificateEntry, ...] = field(default=())

    def __bool__(self) -> bool:
        return bool(self.standing or self.older)


def certificates_of(user: Any, today: date | None = None) -> Shelf:
    """Completed courses of the person with their certificates, the newest first. One query."""
    day = today or timezone.localdate()
    entries = [_entry(row, day) for row in _rows(user)]
    return Shelf(
        standing=tuple(entry for entry in entries if entry.state != State.SUPERSEDED),
        older=tuple(entry for entry in entries if entry.state == State.SUPERSEDED),
    )


def _rows(user: Any) -> Iterable[Any]:
    events = CertificateEvent.objects.filter(certificate=OuterRef("certificates"))
    revoked, superseded = (events.filter(kind=kind) for kind in ("revoked", "superseded"))
    asked = CorrectionRequest.objects.filter(certificate=OuterRef("certificates"), decision="waiting")
    in_bulk = CertificateTemplate.objects.filter(is_active=True, issues_at_once=False)
    rows = Completion.objects.filter(enrolment__participant=user).values(
        "completed_at",
        course=F("enrolment__course__title"),
        legal_state=_legal_state(),
        certificate_id=F("certificates__id"),
        number=F("certificates__number"),
        code=F("certificates__code"),
        issued_at=F("certificates__issued_at"),
        valid_until=F("certificates__valid_until"),
        snapshot=F("certificates__snapshot"),
        snapshot_sha256=F("certificates__snapshot_sha256"),
        pdf_sha256=F("certificates__pdf_sha256"),
        erased_at=F("certificates__erased_at"),
        is_revoked=Exists(revoked),
        category=Subquery(revoked.values("data__category")[:1]),
        is_superseded=Exists(superseded),
        is_asked=Exists(asked),
        is_held=Exists(in_bulk.filter(course=OuterRef("enrolment__course"))),
        obstacle=F("issue_obstacle__kind"),
        obstacle_detail=F("issue_obstacle__detail"),
    )
    return rows.order_by("-completed_at", "-certificates__issued_at", "-certificates__number")


def _legal_state() -> Coalesce:
    """Of the course; where it names none, that of its oldest lesson, as on the certificate."""
    lessons = LessonPage.objects.live().filter(path__startswith=OuterRef("enrolment__course__path"))
    oldest = lessons.order_by().values("live").annotate(oldest=Min("legal_state")).values("oldest")
    return Coalesce("enrolment__course__legal_state", Subquery(oldest))


def _entry(row: dict[str, Any], today: date) -> CertificateEntry:
    status = _status(row, today) if row["certificate_id"] and not row["erased_at"] else None
    texts = {name: row[name] or "" for name in ("number", "code", "obstacle", "obstacle_detail", "category")}
    kept = {name: row[name] for name in ("course", "completed_at", "certificate_id", "issued_at", "valid_until")}
    return CertificateEntry(state=_state(row, status, today), status=status, **kept, **texts)


def _status(row: dict[str, Any], today: date) -> Status:
    happened = {"revoked": row["is_revoked"], "superseded": row["is_superseded"]}
    return rules.status_of(
        snapshot=row["snapshot"],
        sha256=row["snapshot_sha256"],
        kinds=[kind for kind, is_so in happened.items() if is_so],
        valid_until=row["valid_until"],
        today=today,
    )


def _state(row: dict[str, Any], status: Status | None, today: date) -> State:
    if status is None:
        return State.ERASED if row["erased_at"] else _unissued(row)
    if status in {Status.ALTERED, Status.REVOKED, Status.SUPERSEDED}:
        return State(status)
    if not row["pdf_sha256"]:
        return State.PREPARING
    if row["is_asked"]:
        return State.CORRECTION
    return State.EXPIRED if status is Status.EXPIRED else _of_valid(row, today)


def _unissued(row: dict[str, Any]) -> State:
    if row["obstacle"]:
        return State.WAITING
    return State.HELD if row["is_held"] else State.PREPARING


def _of_valid(row: dict[str, Any], today: date) -> State:
    """As ``renewals.renewal_of`` sees it, which also knows the lessons."""
    said, now = rules.stored_date(rules.readable(row["snapshot"])["legal_state"]), row["legal_state"]
    if now and (said is None or said < now):
        return State.RENEWAL
    end, issued = row["valid_until"], rules.local_date(row["issued_at"])
    return State.SOON if end and rules.reminder_day(issued, end) <= today else State.READY
