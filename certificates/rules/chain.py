"""Events in a chain: each carries the digest of the one before, so that none is changed or left out. Pure."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

FIRST = "0" * 64
"""What the first event of the register names as the one before."""


@dataclass(frozen=True, slots=True)
class Link:
    """An event as the chain sees it; ``certificate`` is the id of the certificate as text."""

    sequence: int
    certificate: str
    kind: str
    happened_at: datetime
    data: dict[str, Any]
    previous_sha256: str
    sha256: str = ""


def link_digest(link: Link) -> str:
    """SHA-256 of the canonical JSON of everything but the digest itself; the moment in UTC with microseconds."""
    said = {
        "sequence": link.sequence,
        "certificate": link.certificate,
        "kind": link.kind,
        "happened_at": link.happened_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "data": link.data,
        "previous": link.previous_sha256,
    }
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def broken_links(links: Iterable[Link]) -> Iterable[tuple[int, str]]:
    """Sequence and plain reason of each link that does not hold; ``links`` in the order of their sequence."""
    expected, previous = 1, FIRST
    for link in links:
        if link.sequence != expected:
            yield link.sequence, f"events {expected} to {link.sequence - 1} are missing"
        elif link.previous_sha256 != previous:
            yield link.sequence, "does not follow the event before it"
        if link_digest(link) != link.sha256:
            yield link.sequence, "was changed: its digest does not fit"
        expected, previous = link.sequence + 1, link.sha256
