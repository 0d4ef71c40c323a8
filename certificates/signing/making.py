"""Signing one document with what the settings name."""

from datetime import UTC, datetime
from typing import Any

from certificates.signing import pades, timestamps
from certificates.signing.configuration import configuration
from certificates.signing.errors import SignatureUnavailable
from certificates.signing.identity import Identity, fingerprint, forget, signer
from certificates.signing.loop import run


def sign(pdf: bytes, *, field: str, who: Identity, timestamp_url: str) -> tuple[bytes, dict[str, Any]]:
    """The signed file and the facts of its signature. Raises SignatureUnavailable."""
    facts = {
        "backend": configuration().backend,
        "certificate_sha256": fingerprint(who.certificate),
        "profile": pades.PROFILES[bool(timestamp_url)],
        "signed_at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    try:
        return _sign(pdf, field, who, timestamp_url), facts
    except SignatureUnavailable:
        raise
    except Exception as error:  # of a device, of the network, of pyHanko: all alike, the document waits
        forget()
        timestamps.proofs_for.cache_clear()
        raise SignatureUnavailable(f"{type(error).__name__}: {error}") from error


def _sign(pdf: bytes, field: str, who: Identity, timestamp_url: str) -> bytes:
    if not timestamp_url:
        return run(pades.sign(pdf, field=field, signer=signer()))
    proofs = timestamps.proofs_for(who, timestamp_url)
    trust = timestamps.trust_for_signing(who, proofs)
    stamper = timestamps.time_stamper(timestamp_url)
    signed = run(pades.sign(pdf, field=field, signer=signer(), timestamper=stamper, trust=trust))
    timestamps.keep(proofs, trust)
    return signed
