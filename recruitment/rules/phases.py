"""When a call takes applications."""

from datetime import datetime
from enum import StrEnum


class CallPhase(StrEnum):
    BEFORE = "before"
    OPEN = "open"
    CLOSED = "closed"


def phase_of(*, opens_at: datetime, closes_at: datetime, now: datetime) -> CallPhase:
    """A call is open from its first moment to the moment of closing, which itself is too late."""
    if now < opens_at:
        return CallPhase.BEFORE
    return CallPhase.OPEN if now < closes_at else CallPhase.CLOSED
