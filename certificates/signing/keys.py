"""The key that signs, from a file or from a device, and what came with it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import pkcs12
from django.utils.translation import gettext as _

from certificates.signing import authority
from certificates.signing.configuration import Configuration
from certificates.signing.errors import SignatureUnavailable

if TYPE_CHECKING:
    from pyhanko.sign.signers import Signer


class Key(Protocol):
    """``certificate``: None where the device keeps the key only; ``chain``: the authorities above, as far as known."""

    @property
    def certificate(self) -> x509.Certificate | None: ...

    @property
    def chain(self) -> tuple[x509.Certificate, ...]: ...

    def signer(self, certificate: x509.Certificate, chain: tuple[x509.Certificate, ...]) -> "Signer": ...


@dataclass(frozen=True)
class KeyFromFile:
    private: RSAPrivateKey | EllipticCurvePrivateKey = field(repr=False)
    certificate: x509.Certificate | None
    chain: tuple[x509.Certificate, ...]

    def signer(self, certificate: x509.Certificate, chain: tuple[x509.Certificate, ...]) -> "Signer":
        from certificates.signing.memory import SignerInMemory

        return SignerInMemory(self.private, certificate, chain)


@dataclass(frozen=True)
class KeyOnDevice:
    """``label`` names the key and its certificate on the token."""

    session: Any = field(repr=False)
    label: str
    certificate: x509.Certificate | None
    chain: tuple[x509.Certificate, ...] = ()

    def signer(self, certificate: x509.Certificate, chain: tuple[x509.Certificate, ...]) -> "Signer":
        from pyhanko.sign.pkcs11 import PKCS11Signer

        from certificates.signing.memory import in_asn1

        return PKCS11Signer(
            self.session,
            signing_cert=in_asn1(certificate),
            ca_chain=[in_asn1(each) for each in chain],
            key_label=self.label,
            use_raw_mechanism=True,  # what every device has: not all of them digest
        )


def open_key(wanted: Configuration) -> Key:
    """Raises SignatureUnavailable with what the operator has to mend."""
    if wanted.backend == "test":
        authority.ensure_file(Path(wanted.file))
        return _from_file(wanted)
    if wanted.backend == "pkcs12":
        return _from_file(wanted)
    if wanted.backend == "pkcs11":
        return _from_device(wanted)
    raise SignatureUnavailable(_("There is no back end of signatures called %(name)s.") % {"name": wanted.backend})


def _from_file(wanted: Configuration) -> KeyFromFile:
    try:
        content = Path(wanted.file).read_bytes()
        opened = pkcs12.load_pkcs12(content, wanted.passphrase.encode() or None)
    except (OSError, ValueError) as error:
        message = _("The file with the signing key cannot be opened: %(reason)s")
        raise SignatureUnavailable(message % {"reason": error}) from error
    if not isinstance(opened.key, RSAPrivateKey | EllipticCurvePrivateKey):
        raise SignatureUnavailable(_("The file holds no RSA or ECDSA key."))
    certificate = opened.cert.certificate if opened.cert else None
    return KeyFromFile(opened.key, certificate, tuple(each.certificate for each in opened.additional_certs))


def _from_device(wanted: Configuration) -> KeyOnDevice:
    import pkcs11

    try:
        session = _session(wanted)
        query = {pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE, pkcs11.Attribute.LABEL: wanted.key_label}
        found = [each[pkcs11.Attribute.VALUE] for each in session.get_objects(query)]
        certificate = x509.load_der_x509_certificate(found[0]) if found else None
    except (pkcs11.PKCS11Error, RuntimeError, OSError, ValueError) as error:
        message = _("The device with the signing key does not answer: %(reason)s")
        raise SignatureUnavailable(message % {"reason": str(error) or type(error).__name__}) from error
    return KeyOnDevice(session, wanted.key_label, certificate)


def _session(wanted: Configuration) -> Any:
    """A process signs in to a token once for all its sessions: whoever is in already opens another without the PIN."""
    from pkcs11.exceptions import UserAlreadyLoggedIn
    from pyhanko.config.pkcs11 import TokenCriteria
    from pyhanko.sign.pkcs11 import open_pkcs11_session

    token = TokenCriteria(label=wanted.token) if wanted.token else None
    try:
        return open_pkcs11_session(wanted.module, token_criteria=token, user_pin=wanted.pin or None)
    except UserAlreadyLoggedIn:
        return open_pkcs11_session(wanted.module, token_criteria=token)
