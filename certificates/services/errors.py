"""Why a certificate has to wait, and what cannot be done to one.

What waits is recorded by doors for the coordinator, and the next run tries again; a refusal is told to who asked.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from certificates.queries.renewals import LessonLeft
from certificates.rules import Status


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


class RequiredTestNotPassed(CertificateWaits):
    """The completion rests on tests that the person has not passed: nobody gets a certificate for that."""

    kind = "tests"

    def __init__(self) -> None:
        super().__init__(_("A test that the course requires has not been passed."))


class CertificateRefused(Exception):  # noqa: N818
    """Base of what cannot be done to a certificate. The message is for the person who asked for it."""

    text = gettext_lazy("This cannot be done to this certificate.")

    def __init__(self, text: str = "") -> None:
        super().__init__(text or str(self.text))


class NotStanding(CertificateRefused):
    """It was revoked, replaced or damaged, or the person behind it erased; ``status`` says which."""

    def __init__(self, status: Status, *, is_erased: bool = False) -> None:
        self.status = status
        super().__init__(str(NOT_STANDING["erased" if is_erased else status]))


NOT_STANDING = {
    "erased": gettext_lazy("The personal data of this certificate has been erased. It can no longer be changed."),
    Status.REVOKED: gettext_lazy("This certificate has been revoked. It can no longer be changed."),
    Status.SUPERSEDED: gettext_lazy("A newer certificate stands in place of this one. Please use the newer one."),
    Status.ALTERED: gettext_lazy("The record of this certificate is damaged. Please write to the administrator."),
}


class SameCoordinator(CertificateRefused):
    """Whoever proposed the revocation does not confirm it."""

    text = gettext_lazy("You proposed this revocation, so another coordinator has to confirm it.")


class AlreadyProposed(CertificateRefused):
    text = gettext_lazy("The revocation of this certificate is already proposed and waits for a second coordinator.")


class AlreadyDecided(CertificateRefused):
    text = gettext_lazy("Somebody has already decided about this. Please load the page again.")


class RevocationWaits(CertificateRefused):
    """Until it is decided about, no newer certificate takes the place of this one."""

    text = gettext_lazy("The office is looking into this certificate. Please try again when that is finished.")


class CorrectionWaits(CertificateRefused):
    text = gettext_lazy("A correction of this certificate waits for an answer. Please try again after it.")


class AlreadyAsked(CertificateRefused):
    text = gettext_lazy("You have already asked for a correction of this certificate. Please wait for the answer.")


class NothingToCorrect(CertificateRefused):
    text = gettext_lazy("The certificate already says this name.")


class RenewalNotDue(CertificateRefused):
    text = gettext_lazy("This certificate is up to date. It does not need to be renewed yet.")


class LessonsLeft(CertificateRefused):
    """``lessons`` have to be read before the certificate is renewed."""

    text = gettext_lazy("First read the lessons that changed or came since.")

    def __init__(self, lessons: tuple[LessonLeft, ...]) -> None:
        self.lessons = lessons
        super().__init__()


class DocumentLost(Exception):  # noqa: N818
    """The stored file is gone and what is rendered today differs from it: restore it from a backup."""
