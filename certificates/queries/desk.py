"""What a person has: completed courses with their certificates."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F

from courses.models import Completion


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
