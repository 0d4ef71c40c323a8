"""What a certificate is worth today, from its record, its events and the day. Pure."""

import hmac
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from certificates.rules.snapshot import Snapshot, digest


class Status(StrEnum):
    VALID = "valid"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    """A newer one stands in its place: corrected or renewed."""
    REVOKED = "revoked"
    ALTERED = "altered"
    """The record does not fit its digest: nothing it says can be confirmed."""


def status_of(
    *, snapshot: Snapshot, sha256: str, kinds: Iterable[str], valid_until: date | None, today: date
) -> Status:
    """``sha256`` is the digest the record promises (of what is left, once a person was erased); ``kinds`` its events.

    A certificate is valid on the whole last day. It is expired by the calendar, also when nobody wrote that down yet.
    """
    happened = set(kinds)
    if not hmac.compare_digest(digest(snapshot), sha256):
        return Status.ALTERED
    if "revoked" in happened:
        return Status.REVOKED
    if "superseded" in happened:
        return Status.SUPERSEDED
    if valid_until and valid_until < today:
        return Status.EXPIRED
    return Status.VALID
