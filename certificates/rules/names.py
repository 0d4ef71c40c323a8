"""Names on certificates: cleaned, compared, shortened, checked against the font. Pure."""

import hmac
import re
from collections.abc import Set

from certificates.rules.snapshot import Snapshot, clean_text

_HYPHEN = re.compile(r"\s*[\u2010-\u2015\u2212-]\s*")


def initials(first_name: str, last_name: str) -> str:
    """'A. W.'"""
    return " ".join(f"{name[0].upper()}." for name in (first_name.strip(), last_name.strip()) if name)


def missing_glyphs(text: str, covered: Set[int]) -> tuple[str, ...]:
    """Letters of the text that the font lacks, each once, in order of appearance."""
    return tuple(dict.fromkeys(letter for letter in clean_text(text) if ord(letter) not in covered))


def names_agree(typed: str, snapshot: Snapshot) -> bool:
    """Whether the surname, or the whole name, was typed; letter case and the kind of dash do not count.

    Never for a name that was erased.
    """
    name = snapshot["name"]
    if not name["last"]:
        return False
    given = _folded(typed).encode()
    surname, whole = (hmac.compare_digest(given, _folded(name[part]).encode()) for part in ("last", "full"))
    return surname or whole


def _folded(name: str) -> str:
    return _HYPHEN.sub("-", clean_text(name)).casefold()
