"""What an examination of a signature found out. Plain values: no view and no test needs pyHanko to read them."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SignatureReport:
    """Of the signature in the field ``FIELD``; of a file without one only ``problem`` says anything.

    ``is_intact``: the signed bytes are the ones that were signed. ``is_trusted``: by the key this site publishes.
    ``covers_all``: nothing stands behind the signed bytes; ``appended``: something does that was not there at signing
    (validators that look at the signature alone still call such a file valid). ``fingerprint``: SHA-256 of the signing
    certificate, hexadecimal. ``signed_at``: of the time stamp when ``timestamped``, else what the signer claims.
    """

    is_signed: bool = False
    is_intact: bool = False
    is_trusted: bool = False
    covers_all: bool = False
    appended: bool = False
    signer: str = ""
    is_test: bool = False
    fingerprint: str = ""
    signed_at: datetime | None = None
    timestamped: bool = False
    problem: str = ""

    @property
    def is_good(self) -> bool:
        """Signed by this site, whole, and nothing was added."""
        return self.is_intact and self.is_trusted and self.covers_all and not self.appended
