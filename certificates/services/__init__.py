"""Verbs of certificates: issue, file, correct, renew, revoke, expire, erase; and the texts in versions."""

from .bulk import chunk_of, continue_bulk_issue, finish_bulk_issue, start_bulk_issue
from .choices import choose_name_shown
from .correction import accept_correction, ask_for_correction, correct_certificate, refuse_correction
from .documents import store_document
from .erasure import delete_document, delete_forgotten_documents, erase_holder
from .errors import (
    AlreadyAsked,
    AlreadyDecided,
    AlreadyProposed,
    CertificateRefused,
    CertificateWaits,
    CorrectionWaits,
    DocumentLost,
    LessonsLeft,
    NameMissing,
    NameNotPrintable,
    NothingToCorrect,
    NotStanding,
    RenewalNotDue,
    RequiredTestNotPassed,
    RevocationWaits,
    SameCoordinator,
)
from .events import record_event, record_events
from .expiry import expire_certificates, remind_of_expiry
from .issuing import issue_certificate, note_obstacle
from .logos import LogoLost, LogoUnreadable, open_logo, store_logo
from .renewal import renew_certificate
from .revocation import confirm_revocation, drop_revocation, propose_revocation
from .standing import needs_document
from .templates import TemplateChanged, add_version, ensure_template, reuse_version, save_template

__all__ = [
    "AlreadyAsked",
    "AlreadyDecided",
    "AlreadyProposed",
    "CertificateRefused",
    "CertificateWaits",
    "CorrectionWaits",
    "DocumentLost",
    "LessonsLeft",
    "LogoLost",
    "LogoUnreadable",
    "NameMissing",
    "NameNotPrintable",
    "NotStanding",
    "NothingToCorrect",
    "RenewalNotDue",
    "RequiredTestNotPassed",
    "RevocationWaits",
    "SameCoordinator",
    "TemplateChanged",
    "accept_correction",
    "add_version",
    "ask_for_correction",
    "choose_name_shown",
    "chunk_of",
    "confirm_revocation",
    "continue_bulk_issue",
    "correct_certificate",
    "delete_document",
    "delete_forgotten_documents",
    "drop_revocation",
    "ensure_template",
    "erase_holder",
    "expire_certificates",
    "finish_bulk_issue",
    "issue_certificate",
    "needs_document",
    "note_obstacle",
    "open_logo",
    "propose_revocation",
    "record_event",
    "record_events",
    "refuse_correction",
    "remind_of_expiry",
    "renew_certificate",
    "reuse_version",
    "save_template",
    "start_bulk_issue",
    "store_document",
    "store_logo",
]
