"""What a certificate says, how it is numbered and coded. Pure: values in, values out.

A snapshot holds text, whole numbers, lists and objects only: no floats, no dates, so that its canonical form
is the same from every database and in every language that will ever check it.
"""

import hashlib
import hmac
import json
import re
import secrets
import unicodedata
from collections.abc import Iterable, Set
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

Snapshot = dict[str, Any]

SNAPSHOT_VERSION = 1
NUMBER_PREFIX = "AS"
CODE_LENGTH = 16
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Base 32 without I, L, O and U: nothing in it is misread (Douglas Crockford, 2019)."""
TIME_ZONE = ZoneInfo("Europe/Warsaw")

_MISREAD = str.maketrans("OIL", "011")
_BETWEEN = re.compile(r"[\s\u2010-\u2015\u2212_.\-]+")
_HYPHEN = re.compile(r"\s*[\u2010-\u2015\u2212-]\s*")


class Status(StrEnum):
    VALID = "valid"
    ALTERED = "altered"
    """The record does not fit its digest: nothing it says can be confirmed."""


@dataclass(frozen=True)
class Result:
    """Of the best passed attempt at the quiz of a module; points are decimal text ("9", "7.5")."""

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


@dataclass(frozen=True)
class TemplateTexts:
    version: int
    title: str
    statement: str
    issuer: str
    signatory_name: str
    signatory_position: str


def build_result(score: Decimal, max_score: Decimal, cut_score: int) -> Result:
    """Percent is rounded down: 69.9 is not 70."""
    percent = int(score * 100 / max_score) if max_score else 0
    return Result(percent, _plain(score), _plain(max_score), cut_score)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def build_snapshot(*, facts: Facts, template: TemplateTexts, number: str, code: str, issued_at: datetime) -> Snapshot:
    """All that the document says. Keys are only ever added; a new meaning takes a new ``version``."""
    first, last = clean_name(facts.first_name), clean_name(facts.last_name)
    return {
        "version": SNAPSHOT_VERSION,
        "language": "pl",
        "number": number,
        "code": code,
        "name": {"first": first, "last": last, "full": f"{first} {last}".strip()},
        "course": {"title": facts.course},
        "template": {"version": template.version, "title": template.title, "statement": template.statement},
        "issuer": template.issuer,
        "signatory": {"name": template.signatory_name, "position": template.signatory_position},
        "modules": [{**asdict(module), "outcomes": list(module.outcomes)} for module in facts.modules],
        "minutes": sum(module.minutes for module in facts.modules),
        "legal_state": facts.legal_state.isoformat() if facts.legal_state else None,
        "dates": {
            "enrolled": local_date(facts.enrolled_at).isoformat(),
            "completed": local_date(facts.completed_at).isoformat(),
            "issued": local_date(issued_at).isoformat(),
            "issued_at": issued_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        },
    }


def canonical(snapshot: Snapshot) -> bytes:
    """Sorted keys, no spaces, UTF-8: equal snapshots have equal bytes whichever way a database keeps JSON."""
    return json.dumps(snapshot, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def digest(snapshot: Snapshot) -> str:
    return hashlib.sha256(canonical(snapshot)).hexdigest()


def status_of(*, snapshot: Snapshot, snapshot_sha256: str, kinds: Iterable[str]) -> Status:
    """``kinds`` are the events of the certificate in order; revoking and superseding will be read from them."""
    intact = hmac.compare_digest(digest(snapshot), snapshot_sha256)
    return Status.VALID if intact else Status.ALTERED


def format_number(year: int, ordinal: int, prefix: str = NUMBER_PREFIX) -> str:
    return f"{prefix}/{year}/{ordinal:06d}"


def new_code() -> str:
    """80 bits nobody can guess, written so that nobody misreads them."""
    return "".join(secrets.choice(CROCKFORD) for _ in range(CODE_LENGTH))


def group_code(code: str) -> str:
    """'7K3MQ9TX2HVA64RN' as '7K3M-Q9TX-2HVA-64RN'."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def normalise_code(typed: str) -> str:
    """What was meant by what was typed: small letters, spaces and dashes, O for 0, I or L for 1."""
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", typed)).upper().translate(_MISREAD)


def is_code(code: str) -> bool:
    return len(code) == CODE_LENGTH and set(code) <= set(CROCKFORD)


def clean_name(name: str) -> str:
    """Composed letters (NFC) and single spaces: what is printed, compared and digested."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def initials(first_name: str, last_name: str) -> str:
    """'A. W.'"""
    return " ".join(f"{name[0].upper()}." for name in (first_name.strip(), last_name.strip()) if name)


def missing_glyphs(text: str, covered: Set[int]) -> tuple[str, ...]:
    """Letters of the text that the font lacks, each once, in order of appearance."""
    return tuple(dict.fromkeys(letter for letter in clean_name(text) if ord(letter) not in covered))


def names_agree(typed: str, snapshot: Snapshot) -> bool:
    """Whether the surname, or the whole name, was typed; letter case and the kind of dash do not count."""
    given = _folded(typed).encode()
    surname, whole = (hmac.compare_digest(given, _folded(snapshot["name"][part]).encode()) for part in ("last", "full"))
    return surname or whole


def _folded(name: str) -> str:
    return _HYPHEN.sub("-", clean_name(name)).casefold()


def local_date(moment: datetime) -> date:
    return moment.astimezone(TIME_ZONE).date()


def stored_date(text: str | None) -> date | None:
    """A date as a snapshot keeps it."""
    return date.fromisoformat(text) if text else None
