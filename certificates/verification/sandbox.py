"""Has a file read apart (see ``apart``): a bomb fills the memory of nobody, and a long reading is cut short."""

import json
import logging
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from threading import BoundedSemaphore
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings

from certificates.signing import SignatureReport, SignatureUnavailable
from certificates.signing.identity import current_identity

logger = logging.getLogger(__name__)

SECONDS = 10
"""Of waiting. The process itself may use half of that; the rest is for a busy machine."""
_places = BoundedSemaphore(2)
"""So many at a time in one process of the site; who comes meanwhile gets the verdict without these details."""


@dataclass(frozen=True)
class Reading:
    """What was found in the file; nothing where the reading was stopped."""

    signature: SignatureReport
    badge: str = ""
    was_stopped: bool = False


NOTHING = Reading(signature=SignatureReport(), was_stopped=True)


def read_apart(data: bytes) -> Reading:
    """Never raises."""
    if not _places.acquire(blocking=False):
        return NOTHING
    try:
        return _reading(_run(json.dumps(_trusted()).encode() + b"\n" + data))
    except (OSError, ValueError, TypeError, KeyError, subprocess.SubprocessError) as error:
        logger.info("A file could not be read apart: %s", type(error).__name__)
        return NOTHING
    finally:
        _places.release()


def _trusted() -> dict[str, list[str]] | None:
    """Public parts only: the process that reads the file has neither the key nor the settings of the site."""
    try:
        who = current_identity()
    except SignatureUnavailable:
        return None
    return {"own": _pem(who.own), "chain": _pem(who.chain)} if who else None


def _pem(certificates: tuple[x509.Certificate, ...]) -> list[str]:
    return [certificate.public_bytes(Encoding.PEM).decode() for certificate in certificates]


def _run(message: bytes) -> bytes:
    done = subprocess.run(
        [sys.executable, "-m", "certificates.verification.apart"],
        input=message,
        capture_output=True,
        cwd=settings.BASE_DIR,
        env={"LANG": "C.UTF-8"},
        timeout=SECONDS,
        check=True,
    )
    return done.stdout


def _reading(output: bytes) -> Reading:
    found: dict[str, Any] = json.loads(output)
    signature = found["signature"]
    if signature["signed_at"]:
        signature["signed_at"] = datetime.fromisoformat(signature["signed_at"])
    return Reading(signature=SignatureReport(**signature), badge=found["badge"])
