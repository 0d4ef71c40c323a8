"""What anyone may see of a certificate: the same for the page, for a file and for machines."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from certificates import rules
from certificates.models import Certificate, CertificateEvent
from certificates.rules import Status
from certificates.wording import CATEGORY_LABELS, STATUS_COLOURS, STATUS_LABELS


@dataclass(frozen=True)
class Part:
    """A module with its learning outcomes, or what the document says in the place of all modules."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class PublicFacts:
    """Of one certificate on one day. Empty text and None say that there is nothing to say.

    ``full_name`` is there only for whom the holder lets see it. ``hours`` of teaching stand in place of ``minutes`` of
    study where the document gives them. ``in_force_until`` is the last day: of validity, or of standing unreplaced.
    """

    status: Status
    number: str
    issuer: str
    title: str
    course: str
    edition: str
    initials: str
    full_name: str
    hours: int | None
    minutes: int
    completed: date | None
    issued: date | None
    valid_until: date | None
    legal_state: date | None
    lessons: int
    tests: int
    parts: tuple[Part, ...]
    replaces: str
    reason: str
    successor_number: str
    successor_issued: date | None
    category: str
    revoked: date | None
    erased: date | None
    is_prepared: bool
    snapshot_sha256: str
    pdf_sha256: str

    @property
    def status_label(self) -> str:
        return str(STATUS_LABELS[self.status])

    @property
    def status_colour(self) -> str:
        return STATUS_COLOURS[self.status]

    @property
    def category_label(self) -> str:
        return str(CATEGORY_LABELS.get(self.category, ""))

    @property
    def shown_name(self) -> str:
        return self.full_name or self.initials

    @property
    def is_readable(self) -> bool:
        """Whether anything the record says can be relied on."""
        return self.status != Status.ALTERED

    @property
    def stands(self) -> bool:
        return self.status == Status.VALID

    @property
    def in_force_until(self) -> date | None:
        return self.successor_issued if self.status == Status.SUPERSEDED else self.valid_until


def facts_of(certificate: Certificate, *, shows_name: bool | None = None) -> PublicFacts:
    """``certificate`` as ``reads`` gives it: no query here. ``shows_name`` None leaves it to the holder's choice."""
    said = certificate.said
    dates, name = said["dates"], said["name"]
    successor = getattr(certificate, "successor", None)
    revoked = _event(certificate, CertificateEvent.Kind.REVOKED)
    return PublicFacts(
        status=certificate.status,
        number=certificate.number,
        issuer=said["issuer"],
        title=said["template"]["title"],
        course=said["course"]["title"],
        edition=said["course"]["edition"],
        initials=rules.initials(name["first"], name["last"]),
        full_name=name["full"] if (holder_shows_name(certificate) if shows_name is None else shows_name) else "",
        hours=said["hours"],
        minutes=said["minutes"],
        completed=rules.stored_date(dates["completed"]),
        issued=rules.stored_date(dates["issued"]),
        valid_until=certificate.valid_until,
        legal_state=rules.stored_date(said["legal_state"]),
        lessons=sum(module["lessons"] for module in said["modules"]),
        tests=sum(module["result"] is not None for module in said["modules"]),
        parts=_parts(said),
        replaces=said["supersedes"]["number"] if said["supersedes"] else "",
        reason=successor.reason if successor else "",
        successor_number=successor.number if successor else "",
        successor_issued=_day(successor.issued_at) if successor else None,
        category=revoked.data.get("category", "") if revoked else "",
        revoked=_day(revoked.happened_at) if revoked else None,
        erased=_day(certificate.erased_at),
        is_prepared=bool(certificate.pdf_sha256),
        snapshot_sha256=certificate.snapshot_sha256,
        pdf_sha256=certificate.pdf_sha256,
    )


def holder_shows_name(certificate: Certificate) -> bool:
    choice = getattr(certificate, "choice", None)
    return bool(choice and choice.shows_name)


def _event(certificate: Certificate, kind: CertificateEvent.Kind) -> CertificateEvent | None:
    return next((event for event in certificate.events.all() if event.kind == kind), None)


def _day(moment: datetime | None) -> date | None:
    return rules.local_date(moment) if moment else None


def _parts(said: dict[str, Any]) -> tuple[Part, ...]:
    """Of the modules, unless the document gives a programme or outcomes of its own in their place."""
    if said["programme"] or said["outcomes"]:
        return (Part(_("Programme"), tuple(said["programme"])), Part(_("Learning outcomes"), tuple(said["outcomes"])))
    return tuple(Part(module["title"], tuple(module["outcomes"])) for module in said["modules"])
