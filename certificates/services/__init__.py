"""Verbs of certificates: issue, file, keep the texts in versions."""

from .documents import store_document
from .errors import CertificateWaits, DocumentLost, NameMissing, NameNotPrintable
from .events import record_event, record_events
from .issuing import issue_certificate, note_obstacle
from .logos import LogoLost, LogoUnreadable, open_logo, store_logo
from .templates import add_version, ensure_template, save_template

__all__ = [
    "CertificateWaits",
    "DocumentLost",
    "LogoLost",
    "LogoUnreadable",
    "NameMissing",
    "NameNotPrintable",
    "add_version",
    "ensure_template",
    "issue_certificate",
    "note_obstacle",
    "open_logo",
    "record_event",
    "record_events",
    "save_template",
    "store_document",
    "store_logo",
]
