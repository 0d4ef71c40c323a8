"""Somebody who has nothing but a badge and the addresses in it: no code of ours, no database."""

import base64
import gzip
import json
from urllib.parse import unquote, urlsplit

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePublicNumbers
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256


class Stranger:
    """``fetch``: an address to bytes."""

    def __init__(self, fetch):
        self.fetch = fetch

    def read(self, token: str) -> dict:
        """The claims, once the signature fits the key that the issuer publishes. Raises InvalidSignature."""
        head, body, signature = token.split(".")
        header, claims = json.loads(unpacked(head)), json.loads(unpacked(body))
        assert header == {"alg": "ES256", "typ": "JWT", "kid": header["kid"]}
        key = self.key_of(header["kid"], issuer=claims["iss"])
        raw = unpacked(signature)
        if len(raw) != 64:
            raise InvalidSignature
        pair = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
        key.verify(pair, f"{head}.{body}".encode(), ECDSA(SHA256()))
        return claims

    def key_of(self, name: str, issuer: str):
        document = self.resolve(issuer)
        assert document["id"] == issuer
        assert name in document["assertionMethod"]
        method = next(method for method in document["verificationMethod"] if method["id"] == name)
        numbers = (int.from_bytes(unpacked(method["publicKeyJwk"][axis]), "big") for axis in ("x", "y"))
        return EllipticCurvePublicNumbers(*numbers, SECP256R1()).public_key()

    def resolve(self, did: str) -> dict:
        host = unquote(did.removeprefix("did:web:"))
        return json.loads(self.fetch(f"https://{host}/.well-known/did.json"))

    def is_withdrawn(self, claims: dict) -> bool:
        entry = claims["credentialStatus"]
        said = self.read(self.fetch(entry["statusListCredential"]).decode())
        assert said["id"] == entry["statusListCredential"]
        assert said["credentialSubject"]["statusPurpose"] == entry["statusPurpose"] == "revocation"
        encoded = said["credentialSubject"]["encodedList"]
        assert encoded[0] == "u"
        bits = gzip.decompress(unpacked(encoded[1:]))
        assert len(bits) * 8 == 131_072
        index = int(entry["statusListIndex"])
        return bool(bits[index // 8] >> (7 - index % 8) & 1)


def unpacked(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def packed(value: bytes | dict) -> str:
    raw = value if isinstance(value, bytes) else json.dumps(value, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def path_of(address: str) -> str:
    return urlsplit(address).path
