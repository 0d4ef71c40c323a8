"""An authority of our own making, for development and tests: it signs nothing that has legal force, and says so.

Its root and its one certificate are made at first use and kept in one PKCS#12 file: the same way a real file is read.
"""

import os
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
from cryptography.x509.oid import NameOID

MARK = "PODPIS TESTOWY"
"""In the name of whoever signs without legal force; documents and pages derive their warning from it."""

SIGNER = f"Akademia SRPS – {MARK}, bez mocy prawnej"
ROOT = f"{MARK} – urząd certyfikacji bez mocy prawnej"
VALIDITY = timedelta(days=3650)


def is_test(certificate: x509.Certificate) -> bool:
    return any(MARK in str(part.value) for part in certificate.subject)


def ensure_file(path: Path) -> None:
    """The file with key, certificate and root. Of two processes that make it at once one wins, both go on with its."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent) as made:  # readable by its owner only
        made.write(make_file())
        made.flush()
        try:
            os.link(made.name, path)
        except FileExistsError:
            return


def make_file() -> bytes:
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = certify(ROOT, root_key.public_key(), issuer=ROOT, by=root_key, is_authority=True)
    certificate = certify(SIGNER, key.public_key(), issuer=ROOT, by=root_key)
    return pkcs12.serialize_key_and_certificates(b"test", key, certificate, [root], NoEncryption())


def certify(
    name: str,
    key: ec.EllipticCurvePublicKey,
    *,
    issuer: str,
    by: ec.EllipticCurvePrivateKey,
    is_authority: bool = False,
) -> x509.Certificate:
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(_name(issuer))
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5))
        .not_valid_after(now + VALIDITY)
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=0 if is_authority else None), critical=True)
        .add_extension(_usage(is_authority), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), critical=False)
    )
    return builder.sign(by, hashes.SHA256())


def _name(common_name: str) -> x509.Name:
    parts = {NameOID.COUNTRY_NAME: "PL", NameOID.ORGANIZATION_NAME: "Akademia SRPS", NameOID.COMMON_NAME: common_name}
    return x509.Name([x509.NameAttribute(kind, value) for kind, value in parts.items()])


def _usage(is_authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_authority,
        content_commitment=not is_authority,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
