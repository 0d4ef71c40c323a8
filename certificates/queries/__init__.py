"""What certificates read. Each function says how many queries it costs."""

from . import bulk, renewals
from .desk import CertificateEntry, certificates_of
from .facts import facts_of
from .register import (
    CertificateCounts,
    certificate_counts,
    completions_to_finish,
    is_held,
)
from .tests_taken import tests_not_passed

__all__ = [
    "CertificateCounts",
    "CertificateEntry",
    "bulk",
    "certificate_counts",
    "certificates_of",
    "completions_to_finish",
    "facts_of",
    "is_held",
    "renewals",
    "tests_not_passed",
]
