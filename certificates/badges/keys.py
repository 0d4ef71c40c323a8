"""Keys that sign badges: made, sealed, opened once a process. The public half is published for ever."""

from cryptography.fernet import InvalidToken
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, transaction
from joserfc.jwk import ECKey

from accounts import encryption
from certificates.models import SigningKey

PURPOSE = "certificates.badge_key"
ALGORITHM = "ES256"
CURVE = "P-256"

_opened: dict[str, ECKey] = {}
"""The private key of this process by its kid; never more than one."""


class KeyNotOpened(ImproperlyConfigured):
    """The key in use was sealed with a SECRET_KEY that is neither in use nor among SECRET_KEY_FALLBACKS."""

    def __init__(self, kid: str) -> None:
        super().__init__(
            f"The key of badges {kid} cannot be opened: it was sealed with another SECRET_KEY. Put that one among "
            "SECRET_KEY_FALLBACKS, or make a new key: manage.py rotate_badge_key. Badges issued so far stay genuine."
        )


def active_key() -> SigningKey:
    """The key in use; the first one is made when there is none.

    Of two that make the first at once the database lets one through, and the other takes that one.
    """
    if key := SigningKey.objects.filter(is_active=True).first():
        return key
    try:
        with transaction.atomic():  # a savepoint: the refusal must not end the transaction of the issue
            return create_key()
    except IntegrityError:
        return SigningKey.objects.get(is_active=True)


def create_key() -> SigningKey:
    """A new key in use; the one before must be retired by then. Its kid is the thumbprint of the key (RFC 7638)."""
    key = ECKey.generate_key(CURVE, private=True)
    kid = key.thumbprint()
    return SigningKey.objects.create(
        kid=kid,
        public_jwk={**key.as_dict(private=False), "kid": kid, "use": "sig", "alg": ALGORITHM},
        sealed_private=seal(key),
    )


def private_key(record: SigningKey) -> ECKey:
    """Raises KeyNotOpened."""
    if record.kid not in _opened:
        opened = _unsealed(record)
        _opened.clear()
        _opened[record.kid] = opened
    return _opened[record.kid]


def public_key(record: SigningKey) -> ECKey:
    return ECKey.import_key({name: record.public_jwk[name] for name in ("kty", "crv", "x", "y")})


def seal(key: ECKey) -> str:
    return encryption.encrypt(key.as_pem(private=True).decode(), PURPOSE)


def _unsealed(record: SigningKey) -> ECKey:
    try:
        return ECKey.import_key(encryption.decrypt(record.sealed_private, PURPOSE))
    except InvalidToken as error:
        raise KeyNotOpened(record.kid) from error
