"""The register as the office reads it: narrowed, in pages that cost the same wherever they stand, one record whole."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.db.models.fields.json import KT
from django.utils import timezone

from certificates import rules
from certificates.models import Certificate, CertificateEvent, NumberSeries, Revocation
from core.polish import BASES, Folded

ON_A_PAGE = 50
COUNTED = 1000
"""More than these are not counted: nobody needs to know how many thousands there are, and it would take a scan."""

DECISIVE = (CertificateEvent.Kind.REVOKED, CertificateEvent.Kind.SUPERSEDED)
"""Events that a status derives from; a list leaves out the others, of which a certificate may have thousands."""

_NUMBER = re.compile(r"(?:[A-Z]{1,6}[\s/-]*)?(?:(\d{4})[\s/-]+)?(\d{1,7})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Criteria:
    """What the register is narrowed to; empty: everything. ``since`` and ``until`` are days of issue, both included."""

    text: str = ""
    course: int | None = None
    edition: int | None = None
    status: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def is_empty(self) -> bool:
        return not any(getattr(self, field.name) for field in fields(self))


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """``older`` and ``newer``: the number to go on from, empty where the list ends."""

    rows: list[Certificate]
    older: str
    newer: str


def narrowed(criteria: Criteria, today: date | None = None) -> QuerySet[Certificate]:
    """Certificates that fit, the latest number first."""
    rows: Any = Certificate.objects.order_by("-number")
    if criteria.course:
        rows = rows.filter(template__course=criteria.course)
    if criteria.edition:
        rows = rows.filter(completion__enrolment__edition=criteria.edition)
    if criteria.since:
        rows = rows.filter(issued_at__gte=_start_of(criteria.since))
    if criteria.until:
        rows = rows.filter(issued_at__lt=_start_of(criteria.until + timedelta(days=1)))
    if criteria.status:
        rows = rows.filter(_with_status(criteria.status, today or timezone.localdate()))
    if criteria.text.strip():
        rows = _found(rows, criteria.text.strip())
    return rows


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _with_status(status: str, today: date) -> Q:
    """As ``rules.status_of`` orders them. A damaged record is not looked for here: only its digest gives it away."""
    withdrawn = Revocation.objects.filter(decision=Revocation.Decision.CONFIRMED).values("certificate")
    replaced = Certificate.objects.filter(supersedes__isnull=False).values("supersedes")
    revoked, superseded = Q(pk__in=withdrawn), Q(pk__in=replaced)  # both few: an index holds them
    if status == rules.Status.REVOKED:
        return revoked
    if status == rules.Status.SUPERSEDED:
        return ~revoked & superseded
    ended, standing = Q(valid_until__lt=today), ~revoked & ~superseded
    return standing & (ended if status == rules.Status.EXPIRED else Q(valid_until=None) | Q(valid_until__gte=today))


def _found(rows: Any, text: str) -> Any:
    """By number, by code, by the address of the holder, or by the name that stands on the document."""
    if "@" in text:
        return rows.filter(holder__email=text.lower())
    if number := _NUMBER.fullmatch(text):
        return rows.filter(number__in=_numbers(number))
    if rules.is_code(code := rules.normalise_code(text)) and any(letter.isdigit() for letter in text):
        return rows.filter(code=code)
    return _named(rows, _folded(text).split())


def _numbers(typed: re.Match[str]) -> list[str]:
    """The whole number of what was typed of it: "2026/12" is one, "12" one of each year."""
    year, ordinal = typed.groups()
    if year:
        return [rules.format_number(int(year), int(ordinal))]
    years = NumberSeries.objects.filter(prefix=rules.NUMBER_PREFIX).values_list("year", flat=True)
    return [rules.format_number(each, int(ordinal)) for each in years]


def _folded(text: str) -> str:
    """As ``core.polish.Folded`` makes it in the database."""
    return "".join(BASES.get(letter, letter) for letter in rules.clean_text(text).lower())


def _named(rows: Any, words: list[str]) -> Any:
    """The surname begins with the first word or the last, the first name with the others; Polish letters are free."""
    if not words:
        return rows.none()
    rows = rows.annotate(
        folded_first=Folded(KT("snapshot__name__first")), folded_last=Folded(KT("snapshot__name__last"))
    )
    whole, head, tail = " ".join(words), words[0], words[-1]
    fits = Q(folded_last__startswith=whole)
    if len(words) > 1:
        fits |= Q(folded_last__startswith=tail, folded_first__startswith=" ".join(words[:-1]))
        fits |= Q(folded_last__startswith=head, folded_first__startswith=" ".join(words[1:]))
    return rows.filter(fits)


def page_of(rows: QuerySet[Certificate], *, before: str = "", after: str = "", size: int = ON_A_PAGE) -> RegisterPage:
    """Numbers before ``before`` or after ``after``, else the latest. Two queries, on the last page as on the first."""
    if after:
        found = _listed(rows.filter(number__gt=after).order_by("number")[: size + 1])
        kept = found[:size][::-1]
        return RegisterPage(kept, kept[-1].number if kept else "", kept[0].number if len(found) > size else "")
    found = _listed((rows.filter(number__lt=before) if before else rows)[: size + 1])
    kept = found[:size]
    older = kept[-1].number if len(found) > size else ""
    return RegisterPage(kept, older, kept[0].number if before and kept else "")


def _listed(rows: QuerySet[Certificate]) -> list[Certificate]:
    return list(with_status(rows).select_related("completion__enrolment__edition", "successor"))


def with_status(rows: QuerySet[Certificate]) -> QuerySet[Certificate]:
    """Their ``status`` costs one query for all of them."""
    return rows.prefetch_related(Prefetch("events", CertificateEvent.objects.filter(kind__in=DECISIVE)))


def count_up_to(rows: QuerySet[Certificate], most: int = COUNTED) -> int:
    """How many there are; ``most + 1`` where there are more. One query that reads no further."""
    return rows.order_by()[: most + 1].count()


def chunks(rows: QuerySet[Certificate], size: int = 200) -> Iterator[Certificate]:
    """All of them, piece by piece in the order of numbers: what is kept in memory is one piece."""
    last = ""
    while True:
        found = _listed(rows.order_by("number").filter(number__gt=last)[:size])
        yield from found
        if len(found) < size:
            return
        last = found[-1].number


def whole_records() -> QuerySet[Certificate]:
    """With everything that the page of one certificate shows, its events and decisions left out."""
    return Certificate.objects.select_related(
        "completion__enrolment__participant",
        "completion__enrolment__edition",
        "completion__enrolment__course",
        "holder",
        "supersedes",
        "successor",
        "template",
    )
