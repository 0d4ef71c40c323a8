"""What a file turned out to be."""

from dataclasses import dataclass
from enum import StrEnum

from certificates.models import Certificate
from certificates.signing import SignatureReport


class FileKind(StrEnum):
    EXACT = "exact"
    """Byte by byte the document that was issued."""
    APPENDED = "appended"
    """It begins with the whole document that was issued; something stands behind it."""
    UNSIGNED = "unsigned"
    """The document as it was before it was signed."""
    DIFFERS = "differs"
    """It names a certificate of ours, but is not the document that was issued."""
    BADGE_GENUINE = "badge_genuine"
    BADGE_ALTERED = "badge_altered"
    UNKNOWN = "unknown"
    """Nothing is known of its digest; a closer look at the file itself may tell more."""
    FOREIGN = "foreign"
    """Nothing in it comes from here."""
    UNREADABLE = "unreadable"
    """Protected by a password: nothing in it can be read."""


class Detail(StrEnum):
    """What else was noticed; ``wording.FILE_DETAILS`` says it in plain words."""

    ONLY_SPACE = "only_space"
    SIGNATURE_AGREES = "signature_agrees"
    SIGNATURE_BROKEN = "signature_broken"
    SIGNATURE_OF_ANOTHER = "signature_of_another"
    SIGNATURE_MISSING = "signature_missing"
    CODE_EXCHANGED = "code_exchanged"
    BADGE_OF_ANOTHER = "badge_of_another"
    BADGE_ALTERED = "badge_altered"
    CODE_UNKNOWN = "code_unknown"
    SAMPLE = "sample"


@dataclass(frozen=True)
class FileVerdict:
    """``certificate``: the one the file is, or claims to be; None where the register knows none.

    ``claimed_number`` is what the file says of itself: shown, never looked up. ``added_bytes`` stand behind the
    document that was issued; None where only digests were sent.
    """

    kind: FileKind
    certificate: Certificate | None = None
    claimed_number: str = ""
    added_bytes: int | None = None
    details: tuple[Detail, ...] = ()
    signature: SignatureReport | None = None

    @property
    def is_harmless(self) -> bool:
        return Detail.ONLY_SPACE in self.details

    @property
    def may_tell_more(self) -> bool:
        """Only digests were sent, and the file itself would say more."""
        return self.kind == FileKind.UNKNOWN or (self.kind == FileKind.APPENDED and self.added_bytes is None)

    @property
    def is_ours(self) -> bool:
        return self.kind in (FileKind.EXACT, FileKind.BADGE_GENUINE)
