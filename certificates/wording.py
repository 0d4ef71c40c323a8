"""Words for what a certificate is and what happened to it: one place for the public, the holder and the office.

Labels are keyed by the plain value ("valid", "issued"), so that templates and exports look them up by what is stored.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from certificates.models import CertificateEvent, Revocation
from certificates.rules import Reason, Status
from certificates.verification.verdicts import Detail

STATUS_LABELS = {
    Status.VALID: pgettext_lazy("status of a certificate", "valid"),
    Status.EXPIRED: pgettext_lazy("status of a certificate", "expired"),
    Status.SUPERSEDED: pgettext_lazy("status of a certificate", "superseded"),
    Status.REVOKED: pgettext_lazy("status of a certificate", "revoked"),
    Status.ALTERED: pgettext_lazy("status of a certificate", "record damaged"),
}

STATUS_COLOURS = {
    Status.VALID: "green",
    Status.EXPIRED: "yellow",
    Status.SUPERSEDED: "yellow",
    Status.REVOKED: "red",
    Status.ALTERED: "red",
}
"""Of ``components/tag.html``; the word always stands beside the colour."""

CATEGORY_LABELS = dict(Revocation.Category.choices)
"""Why a certificate was revoked, in the words everyone may read; the private note is never among them."""

REASON_LABELS = {
    Reason.CORRECTION: _("the name was corrected"),
    Reason.RENEWAL: _("the handbook follows a newer state of the law"),
}
"""Why a newer certificate stands in the place of this one."""

EVENT_LABELS = {
    CertificateEvent.Kind.ISSUED: _("certificate issued"),
    CertificateEvent.Kind.FILED: _("document stored"),
    CertificateEvent.Kind.DOWNLOADED: _("document downloaded"),
    CertificateEvent.Kind.VERIFIED: _("checked by someone"),
    CertificateEvent.Kind.REVOKED: _("certificate revoked"),
    CertificateEvent.Kind.SUPERSEDED: _("replaced by a newer certificate"),
    CertificateEvent.Kind.REMINDED: _("holder reminded of the end of validity"),
    CertificateEvent.Kind.EXPIRED: _("validity ended"),
    CertificateEvent.Kind.ERASED: _("personal data erased"),
}

FILE_DETAILS = {
    Detail.ONLY_SPACE: _("Only blank characters were added: mail programs do that."),
    Detail.SIGNATURE_AGREES: _(
        "The signature inside still agrees, because it covers only the beginning. Programs that look at the signature "
        "alone may call this file valid."
    ),
    Detail.SIGNATURE_BROKEN: _("The electronic signature in the file does not agree with its content."),
    Detail.SIGNATURE_OF_ANOTHER: _("The electronic signature in the file is not ours: somebody else signed it."),
    Detail.SIGNATURE_MISSING: _("The file has no electronic signature."),
    Detail.CODE_EXCHANGED: _(
        "The number, the code and the address in the file belong to different certificates: it was put together from "
        "more than one document."
    ),
    Detail.BADGE_OF_ANOTHER: _("The badge attached to the file belongs to another certificate."),
    Detail.BADGE_ALTERED: _("The badge attached to the file was altered."),
    Detail.CODE_UNKNOWN: _("No certificate has the code that the file names."),
    Detail.SAMPLE: _("It is a sample: it certifies nothing."),
}
"""What an examination of a file noticed besides its verdict."""
