"""Signing: claims become a compact token (JWS, ES256) that anyone can check with the published key."""

from typing import Any

from joserfc import jwt

from certificates.badges.keys import ALGORITHM, active_key, private_key
from certificates.badges.names import key_name


def sign(claims: dict[str, Any]) -> str:
    """With the key in use; the header holds nothing but its name, the algorithm and the type. Raises KeyNotOpened."""
    record = active_key()
    header = {"typ": "JWT", "alg": ALGORITHM, "kid": key_name(record.kid)}
    return jwt.encode(header, claims, private_key(record), algorithms=[ALGORITHM])
