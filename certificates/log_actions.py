"""What the back office remembers about who did what to certificates. Events of the chain name nobody; this does."""

from typing import Any

from django.utils.translation import gettext_lazy
from wagtail import hooks

LABELS = {
    "certificates.propose_revocation": gettext_lazy("Propose to revoke a certificate"),
    "certificates.confirm_revocation": gettext_lazy("Revoke a certificate"),
    "certificates.drop_revocation": gettext_lazy("Drop the revocation of a certificate"),
    "certificates.correct": gettext_lazy("Correct a certificate"),
    "certificates.refuse_correction": gettext_lazy("Refuse to correct a certificate"),
    "certificates.erase_holder": gettext_lazy("Erase the personal data of a certificate"),
    "certificates.bulk_issue": gettext_lazy("Issue certificates for an edition"),
    "certificates.export_register": gettext_lazy("Export the register of certificates"),
    "certificates.export_documents": gettext_lazy("Download the documents of an edition"),
}


@hooks.register("register_log_actions")
def register_life(actions: Any) -> None:
    for action, label in LABELS.items():
        actions.register_action(action, label, label)
