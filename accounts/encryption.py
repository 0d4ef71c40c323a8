"""Secrets are of no use to someone who has only the database. Each purpose has a key of its own."""

import base64

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes

SECOND_FACTOR = "accounts.second_factor"


def encrypt(text: str, purpose: str = SECOND_FACTOR) -> str:
    return _box(purpose).encrypt(text.encode()).decode()


def decrypt(text: str, purpose: str = SECOND_FACTOR) -> str:
    """Raises `cryptography.fernet.InvalidToken` when neither SECRET_KEY nor SECRET_KEY_FALLBACKS made the text, or
    when it was made for another purpose."""
    return _box(purpose).decrypt(text.encode()).decode()


def _box(purpose: str) -> MultiFernet:
    return MultiFernet([_key(secret, purpose) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str | bytes, purpose: str) -> Fernet:
    derived = HKDF(SHA256(), 32, salt=None, info=purpose.encode()).derive(force_bytes(secret))
    return Fernet(base64.urlsafe_b64encode(derived))
