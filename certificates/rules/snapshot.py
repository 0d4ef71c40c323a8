"""What a certificate says: everything printed on it, frozen. Pure: values in, values out.

A snapshot holds text, whole numbers, lists and objects only: no floats, no dates, so that its canonical form
is the same from every database and in every language that will ever check it.
"""

import hashlib
import json
import unicodedata
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from certificates.rules.days import add_months, local_date, stored_date

Snapshot = dict[str, Any]

SNAPSHOT_VERSION = 2


class Reason(StrEnum):
    """Why a certificate stands in the place of an earlier one."""

    CORRECTION = "correction"
    RENEWAL = "renewal"


@dataclass(frozen=True)
class Result:
    """Of the best passed attempt at a test; points are decimal text ("9", "7.5")."""

    percent: int
    points: str
    max_points: str
    cut_score: int


@dataclass(frozen=True)
class ModuleFacts:
    title: str
    lessons: int
    minutes: int
    outcomes: tuple[str, ...]
    result: Result | None


@dataclass(frozen=True)
class Facts:
    """What was done, by whom, and when: everything of the snapshot that the template does not say."""

    first_name: str
    last_name: str
    course: str
    modules: tuple[ModuleFacts, ...]
    legal_state: date | None
    enrolled_at: datetime
    completed_at: datetime
    edition: str = ""
    final_result: Result | None = None

    @property
    def minutes(self) -> int:
        return sum(module.minutes for module in self.modules)


@dataclass(frozen=True)
class Signatory:
    name: str
    position: str


@dataclass(frozen=True)
class Logo:
    """A drawing kept under the digest of its bytes; ``alt`` is read out."""

    sha256: str
    alt: str


@dataclass(frozen=True)
class TemplateTexts:
    """What the template says, its places already filled. ``hours``: of teaching, None where study time is printed.

    ``programme`` and ``outcomes``, a line each, stand in place of the modules of the course where they are given.
    """

    version: int
    title: str
    statement: str
    issuer: str
    signatories: tuple[Signatory, ...] = ()
    logos: tuple[Logo, ...] = ()
    hours: int | None = None
    programme: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    accent: str = "amber"
    valid_months: int | None = None


@dataclass(frozen=True)
class Predecessor:
    """The certificate in whose place this one stands."""

    number: str
    reason: Reason


def build_result(score: Decimal, max_score: Decimal, cut_score: int) -> Result:
    """Percent is rounded down: 69.9 is not 70."""
    percent = int(score * 100 / max_score) if max_score else 0
    return Result(percent, _plain(score), _plain(max_score), cut_score)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def build_snapshot(
    *,
    facts: Facts,
    template: TemplateTexts,
    number: str,
    code: str,
    issued_at: datetime,
    supersedes: Predecessor | None = None,
) -> Snapshot:
    """All that the document says. Keys are only ever added; a new meaning takes a new ``version``."""
    valid_until = add_months(local_date(issued_at), template.valid_months) if template.valid_months else None
    return {
        "version": SNAPSHOT_VERSION,
        "language": "pl",
        "number": number,
        "code": code,
        "name": name_of(facts.first_name, facts.last_name),
        "course": {"title": facts.course, "edition": facts.edition},
        "template": {
            "version": template.version,
            "title": template.title,
            "statement": template.statement,
            "accent": template.accent,
        },
        "issuer": template.issuer,
        "signatories": [asdict(signatory) for signatory in template.signatories],
        "logos": [asdict(logo) for logo in template.logos],
        "modules": [{**asdict(module), "outcomes": list(module.outcomes)} for module in facts.modules],
        "programme": list(template.programme),
        "outcomes": list(template.outcomes),
        "minutes": facts.minutes,
        "hours": template.hours,
        "result": asdict(facts.final_result) if facts.final_result else None,
        "legal_state": facts.legal_state.isoformat() if facts.legal_state else None,
        "dates": {
            "enrolled": local_date(facts.enrolled_at).isoformat(),
            "completed": local_date(facts.completed_at).isoformat(),
            **_dates_of_issue(issued_at, valid_until),
        },
        "supersedes": asdict(supersedes) if supersedes else None,
    }


def corrected(
    snapshot: Snapshot, *, first_name: str, last_name: str, number: str, code: str, issued_at: datetime
) -> Snapshot:
    """The same achievement under another name: only name, number, code and day of issue differ.

    The validity ends when that of the first one does.
    """
    old = readable(snapshot)
    valid_until = stored_date(old["dates"]["valid_until"])
    return {
        **old,
        "number": number,
        "code": code,
        "name": name_of(first_name, last_name),
        "dates": {**old["dates"], **_dates_of_issue(issued_at, valid_until)},
        "supersedes": asdict(Predecessor(old["number"], Reason.CORRECTION)),
    }


def redacted(snapshot: Snapshot) -> Snapshot:
    """What is left when the person is erased: no name, no result, nor the sentence that may tell it."""
    old = readable(snapshot)
    modules = [{**module, "result": None} for module in old["modules"]]
    template = {**old["template"], "statement": ""}
    return {**old, "name": name_of("", ""), "template": template, "modules": modules, "result": None}


def readable(snapshot: Snapshot) -> Snapshot:
    """A snapshot of any version in the words of today's; the stored one, and its digest, stay as they are."""
    if snapshot["version"] == SNAPSHOT_VERSION:
        return snapshot
    signatory = snapshot["signatory"]
    return {
        **{key: value for key, value in snapshot.items() if key != "signatory"},
        "version": SNAPSHOT_VERSION,
        "course": {**snapshot["course"], "edition": ""},
        "template": {**snapshot["template"], "accent": "amber"},
        "signatories": [signatory] if signatory["name"] else [],
        "logos": [],
        "programme": [],
        "outcomes": [],
        "hours": None,
        "result": None,
        "dates": {**snapshot["dates"], "valid_until": None},
        "supersedes": None,
    }


def name_of(first_name: str, last_name: str) -> dict[str, str]:
    first, last = clean_text(first_name), clean_text(last_name)
    return {"first": first, "last": last, "full": f"{first} {last}".strip()}


def _dates_of_issue(issued_at: datetime, valid_until: date | None) -> dict[str, str | None]:
    return {
        "issued": local_date(issued_at).isoformat(),
        "issued_at": issued_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "valid_until": valid_until.isoformat() if valid_until else None,
    }


def canonical(snapshot: Snapshot) -> bytes:
    """Sorted keys, no spaces, UTF-8: equal snapshots have equal bytes whichever way a database keeps JSON."""
    return json.dumps(snapshot, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def digest(snapshot: Snapshot) -> str:
    return hashlib.sha256(canonical(snapshot)).hexdigest()


def clean_text(text: str) -> str:
    """Composed letters (NFC) and single spaces: what is printed, compared and digested."""
    return " ".join(unicodedata.normalize("NFC", text).split())
