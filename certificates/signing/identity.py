"""Who signs: the certificate of today's key, those of earlier keys, the authorities above. Loaded once a process."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from django.utils.translation import gettext as _

from certificates.signing import authority, keys
from certificates.signing.configuration import Configuration, configuration
from certificates.signing.errors import SignatureUnavailable
from certificates.signing.loop import run

if TYPE_CHECKING:
    from pyhanko.sign.signers import Signer


@dataclass(frozen=True, slots=True)
class Identity:
    """Public parts only."""

    certificate: x509.Certificate
    earlier: tuple[x509.Certificate, ...]
    chain: tuple[x509.Certificate, ...]

    @property
    def own(self) -> tuple[x509.Certificate, ...]:
        return (self.certificate, *self.earlier)

    @property
    def is_test(self) -> bool:
        return authority.is_test(self.certificate)


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 of the certificate, hexadecimal."""
    return certificate.fingerprint(hashes.SHA256()).hex()


def current_identity() -> Identity | None:
    """None where documents are not signed. Needs the key only where ``SIGNATURE_CERTIFICATES`` is not given."""
    wanted = configuration()
    return _identity(wanted) if wanted.is_signing else None


def signer() -> "Signer":
    """The key, ready to sign. Raises SignatureUnavailable, also when it does not belong to the certificate."""
    return _signer(configuration())


def forget() -> None:
    """What was loaded is loaded again: a device that was unplugged needs a new session."""
    for loaded in (_key, _identity, _signer):
        loaded.cache_clear()


@lru_cache(maxsize=1)
def _key(wanted: Configuration) -> keys.Key:
    return keys.open_key(wanted)


@lru_cache(maxsize=1)
def _identity(wanted: Configuration) -> Identity:
    own, chain = _read(wanted.certificates), _read(wanted.chain)
    if not own:
        key = _key(wanted)
        own, chain = (key.certificate,) if key.certificate else (), (*chain, *key.chain)
    if not own:
        raise SignatureUnavailable(_("The signing key has no certificate: name it in SIGNATURE_CERTIFICATES."))
    return Identity(own[0], own[1:], tuple(dict.fromkeys(chain)))


@lru_cache(maxsize=1)
def _signer(wanted: Configuration) -> "Signer":
    who = _identity(wanted)
    ready = _key(wanted).signer(who.certificate, who.chain)
    _prove(ready, who.certificate)
    return ready


def _read(path: str) -> tuple[x509.Certificate, ...]:
    if not path:
        return ()
    try:
        return tuple(x509.load_pem_x509_certificates(Path(path).read_bytes()))
    except (OSError, ValueError) as error:
        message = _("The certificates in %(path)s cannot be read: %(reason)s")
        raise SignatureUnavailable(message % {"path": path, "reason": error}) from error


def _prove(ready: "Signer", certificate: x509.Certificate) -> None:
    """A certificate of another key would make signatures that nobody can check."""
    public, probe = certificate.public_key(), b"probe"
    signature = run(ready.async_sign_raw(probe, "sha256"))
    try:
        if isinstance(public, EllipticCurvePublicKey):
            public.verify(signature, probe, ECDSA(hashes.SHA256()))
        elif isinstance(public, RSAPublicKey):
            public.verify(signature, probe, PKCS1v15(), hashes.SHA256())
        else:
            raise SignatureUnavailable(_("The certificate is for a key that is neither RSA nor ECDSA."))
    except InvalidSignature as error:
        raise SignatureUnavailable(_("The signing key does not belong to its certificate.")) from error
