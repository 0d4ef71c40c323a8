"""What is published about keys, issuer and achievements, as plain dictionaries."""

from typing import Any

from django.conf import settings
from django.core.cache import cache

from certificates.badges import credential, names
from certificates.models import Certificate, SigningKey
from certificates.rules import readable

Document = dict[str, Any]

ACHIEVEMENT_KEPT = 3600
"""Seconds; it never changes."""


def did_document() -> Document:
    """The did:web document: every key there ever was, the one in use first; a badge names the one it was signed by."""
    did = names.issuer_did()
    keys = _keys()
    return {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/jwk/v1"],
        "id": did,
        "verificationMethod": [_verification_method(did, key) for key in keys],
        "assertionMethod": [names.key_name(key.kid) for key in keys],
        "service": [{"id": f"{did}#site", "type": "LinkedDomains", "serviceEndpoint": settings.PUBLIC_URL}],
    }


def key_set() -> Document:
    """The same keys as a JWK Set (RFC 7517)."""
    return {"keys": [key.public_jwk for key in _keys()]}


def issuer() -> Document:
    """The profile of the issuer, as badges carry it."""
    profile = credential.issuer_profile(names.issuer_did(), settings.PUBLIC_URL, settings.SITE_NAME)
    return {"@context": credential.CONTEXTS, **profile}


def achievement(template_id: int) -> Document | None:
    """As the first certificate of the template has it: the course may be retitled since. None: nobody has earned it."""
    key = f"certificates.achievement.{template_id}"
    if (kept := cache.get(key)) is None and (snapshot := _first_snapshot(template_id)):
        content = credential.achievement(names.achievement_url(template_id), readable(snapshot))
        kept = {"@context": credential.CONTEXTS, **content}
        cache.set(key, kept, ACHIEVEMENT_KEPT)
    return kept  # type: ignore[no-any-return]  # from the cache


def _first_snapshot(template_id: int) -> dict[str, Any] | None:
    snapshots = Certificate.objects.filter(template=template_id).order_by("issued_at")
    return snapshots.values_list("snapshot", flat=True).first()


def _keys() -> list[SigningKey]:
    """Retired ones stay: their badges are as good as ever."""
    return list(SigningKey.objects.order_by("-is_active", "-created_at", "-pk"))


def _verification_method(did: str, key: SigningKey) -> Document:
    return {
        "id": names.key_name(key.kid),
        "type": "JsonWebKey",
        "controller": did,
        "publicKeyJwk": key.public_jwk,
    }
