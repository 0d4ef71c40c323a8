"""That somebody checked a certificate: for its holder and the office to see, never who it was."""

import logging
from typing import Literal

from django.core.cache import cache

from certificates.models import Certificate, CertificateEvent
from certificates.services.events import record_event

logger = logging.getLogger(__name__)

PAUSE = 60 * 60
"""Seconds. Within them a certificate is noted once, however often it is looked at."""


def note_check(*, certificate: Certificate, by: Literal["code", "file", "json"]) -> bool:
    """Whether it was written down. Never raises: an answer matters more than its trace."""
    key = f"certificates.checked.{certificate.pk}"
    try:
        if not cache.add(key, 1, PAUSE):
            return False
        record_event(certificate=certificate, kind=CertificateEvent.Kind.VERIFIED, data={"by": by})
    except Exception:
        logger.exception("A check of certificate %s could not be noted", certificate.number)
        return False
    return True
