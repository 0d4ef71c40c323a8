"""Why a certificate has to wait. Doors record it for the coordinator; the next run tries again."""

from django.utils.translation import gettext as _


class CertificateWaits(Exception):  # noqa: N818  (named as people read it, like the other domain errors)
    """Base of what stops an issue; ``kind`` is a value of ``IssueObstacle.Kind``."""

    kind = ""
    detail = ""


class NameNotPrintable(CertificateWaits):
    """The font lacks letters of the holder's name. Raised before a number is taken."""

    kind = "letters"

    def __init__(self, letters: tuple[str, ...]) -> None:
        self.detail = " ".join(letters)
        words = _("The certificate cannot print these letters of the name: %(letters)s")
        super().__init__(words % {"letters": self.detail})


class NameMissing(CertificateWaits):
    """The account has no first name or no last name."""

    kind = "name"

    def __init__(self) -> None:
        super().__init__(_("The account has no first name or no last name."))


class DocumentLost(Exception):  # noqa: N818
    """The stored file is gone and what is rendered today differs from it: restore it from a backup."""
