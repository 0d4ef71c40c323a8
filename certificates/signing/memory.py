"""A signer whose key stays in memory, ready for use.

pyHanko's own reads the key anew for every signature and checks it, which takes 300 ms with RSA-3072.
"""

from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.sign.signers import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore
from pyhanko_certvalidator.util import get_pyca_cryptography_hash


def in_asn1(certificate: x509.Certificate) -> asn1.Certificate:
    """The certificate as pyHanko takes it."""
    return asn1.Certificate.load(certificate.public_bytes(Encoding.DER))


class SignerInMemory(Signer):
    def __init__(
        self,
        private: RSAPrivateKey | EllipticCurvePrivateKey,
        certificate: x509.Certificate,
        chain: tuple[x509.Certificate, ...],
    ) -> None:
        registry = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        registry.register_multiple([in_asn1(each) for each in chain])
        super().__init__(signing_cert=in_asn1(certificate), cert_registry=registry)
        self._private = private

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        if dry_run:  # only the length counts: DER of an ECDSA signature is at most 9 bytes longer than its two numbers
            return bytes(self._private.key_size // 4 + 16)
        digest = get_pyca_cryptography_hash(digest_algorithm)
        if isinstance(self._private, RSAPrivateKey):
            return self._private.sign(data, PKCS1v15(), digest)
        return self._private.sign(data, ECDSA(digest))
