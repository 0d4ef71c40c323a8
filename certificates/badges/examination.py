"""What a badge is worth that somebody shows: its signature, and whether it is the one of the record."""

import base64
import binascii
import hmac
import json
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from joserfc import jws
from joserfc.errors import JoseError

from certificates.badges.keys import ALGORITHM, public_key
from certificates.models import Certificate, SigningKey
from certificates.rules import Status

LONGEST = 64_000
"""Characters; ours have about 5,000."""

_KID = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Verdict(StrEnum):
    GENUINE = "genuine"
    ALTERED = "altered"
    """It names one of our keys or certificates and is not what we signed for it."""
    UNKNOWN_KEY = "unknown_key"
    """A token of somebody else: none of our keys signed it."""
    NOT_A_BADGE = "not_a_badge"


@dataclass(frozen=True, slots=True)
class BadgeReport:
    """``certificate_id``, ``number`` and ``status``: of the certificate that the badge is, or claims to be, of.

    A genuine badge may be withdrawn: ``status`` says so. ``problem``: in English, for the log and the audit.
    """

    verdict: Verdict
    certificate_id: UUID | None = None
    number: str = ""
    status: Status | None = None
    problem: str = ""


class NotAToken(Exception):  # noqa: N818  (named for what was found)
    pass


def examine(token: str) -> BadgeReport:
    """Never raises, whatever the text is. Three queries at most."""
    token = token.strip() if len(token) <= LONGEST else ""
    try:
        header, claims = decode(token)
    except NotAToken as error:
        return BadgeReport(Verdict.NOT_A_BADGE, problem=str(error))
    if not is_badge(header, claims):
        return BadgeReport(Verdict.NOT_A_BADGE, problem="a token, but not an Open Badge")
    key = SigningKey.objects.filter(kid=kid_of(header)).first()
    if key is None:
        return BadgeReport(Verdict.UNKNOWN_KEY, problem="signed by a key that is none of ours")
    certificate = _certificate(claims)
    return judge(token, claims, key, certificate)


def judge(token: str, claims: dict[str, Any], key: SigningKey, certificate: Certificate | None) -> BadgeReport:
    """The certificate needs its ``events``; the audit calls this with what it has at hand."""
    problem = _problem(token, claims, key, certificate)
    verdict = Verdict.ALTERED if problem else Verdict.GENUINE
    if certificate is None:
        return BadgeReport(verdict, problem=problem)
    return BadgeReport(verdict, certificate.pk, certificate.number, certificate.status, problem)


def _problem(token: str, claims: dict[str, Any], key: SigningKey, certificate: Certificate | None) -> str:
    if not is_signed_with(token, key):
        return "the signature does not fit"
    if certificate is None:
        return "signed by us for a certificate that is not in the register"
    return mismatch(token, claims, certificate)


def mismatch(token: str, claims: dict[str, Any], certificate: Certificate) -> str:
    """How a signed badge differs from its record; empty when it is the very one. An erased record has kept no token."""
    subject = claims["credentialSubject"]
    if claims.get("sub") != certificate.pk.urn or subject.get("id") != certificate.pk.urn:
        return "names another subject"
    if subject.get("licenseNumber") != certificate.number:
        return "names another number"
    if not str(claims.get("id")).endswith(f"/c/{certificate.code}") or claims.get("jti") != claims.get("id"):
        return "names another address of verification"
    if certificate.badge and not hmac.compare_digest(token.encode(), certificate.badge.encode()):
        return "differs from the badge of the record"
    return ""


def is_signed_with(token: str, key: SigningKey) -> bool:
    """ES256 and nothing else, whatever the header asks for: no "none", no public key taken for a shared secret."""
    try:
        jws.deserialize_compact(token, public_key(key), algorithms=[ALGORITHM])
    except (JoseError, ValueError):
        return False
    return True


def decode(token: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Header and claims of a compact token, unchecked. Raises NotAToken."""
    parts = token.split(".")
    if len(parts) != 3 or not token.isascii():
        raise NotAToken("no compact token")
    return _object(parts[0]), _object(parts[1])


def _object(part: str) -> dict[str, Any]:
    try:
        value = json.loads(base64.b64decode(part + "=" * (-len(part) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError) as error:
        raise NotAToken("no JSON in the token") from error
    if not isinstance(value, dict):
        raise NotAToken("no object in the token")
    return value


def is_badge(header: dict[str, Any], claims: dict[str, Any]) -> bool:
    types, subject = claims.get("type"), claims.get("credentialSubject")
    return (
        header.get("typ") == "JWT"
        and isinstance(types, list)
        and "OpenBadgeCredential" in types
        and isinstance(subject, dict)
    )


def kid_of(header: dict[str, Any]) -> str:
    """The part of the name that stays when the address of the site changes; empty where it can be none of ours."""
    kid = str(header.get("kid", "")).rpartition("#")[2]
    return kid if _KID.fullmatch(kid) else ""


def _certificate(claims: dict[str, Any]) -> Certificate | None:
    try:
        identity = UUID(str(claims.get("sub")))
    except ValueError:
        return None
    return Certificate.objects.filter(pk=identity).prefetch_related("events").first()
