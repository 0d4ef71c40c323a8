"""Digests of a file and of its beginnings: what a genuine document was before somebody added to it. Pure."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

MOST_ENDS = 16
"""Ends of a revision that are looked at, from the beginning: a document of ours has two to five of them."""
MOST_DIGESTS = 1 + 3 * MOST_ENDS
"""Of the whole file, and of what ends after each end of a revision and its end of line."""

_END = re.compile(rb"%%EOF")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Digests:
    """``beginnings`` leads from the digest of each beginning to its length in bytes; 0 where nobody told it."""

    whole: str
    beginnings: dict[str, int] = field(default_factory=dict)


def digests_of(data: bytes) -> Digests:
    """One pass over the bytes, however many revisions end in them."""
    running, done, beginnings = hashlib.sha256(), 0, {}
    for end in _ends(data):
        running.update(data[done:end])
        done = end
        beginnings[running.hexdigest()] = end
    running.update(data[done:])
    whole = running.hexdigest()
    beginnings.pop(whole, None)
    return Digests(whole=whole, beginnings=beginnings)


def is_sha256(text: str) -> bool:
    return bool(_SHA256.fullmatch(text))


def _ends(data: bytes) -> Iterator[int]:
    """Where a revision may end: after the mark, and after each character of the end of line that follows it."""
    for number, mark in enumerate(_END.finditer(data), start=1):
        yield mark.end()
        line_end = re.compile(rb"\r\n|\r|\n").match(data, mark.end())
        for extra in range(len(line_end.group()) if line_end else 0):
            yield mark.end() + extra + 1
        if number == MOST_ENDS:
            return
