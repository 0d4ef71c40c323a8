"""An authority as one would pay for, with a list of revoked certificates and a time-stamp server, on this machine."""

import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cached_property
from http.server import BaseHTTPRequestHandler, HTTPServer

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper

CRL_PATH, TIMESTAMP_PATH = "/lista.crl", "/znacznik"


def rsa_key(bits: int = 2048) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


def pem(*certificates: x509.Certificate) -> bytes:
    return b"".join(each.public_bytes(Encoding.PEM) for each in certificates)


class Authority:
    """A root, an office's seal and a time-stamp server below it; keys are made when they are asked for."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.root = self.certify("Urząd Certyfikacji", self.key.public_key(), is_authority=True)

    @cached_property
    def seal_key(self) -> rsa.RSAPrivateKey:
        return rsa_key()

    @cached_property
    def seal(self) -> x509.Certificate:
        return self.certify("Gmina Przykładowa", self.seal_key.public_key())

    @cached_property
    def stamp_key(self) -> rsa.RSAPrivateKey:
        return rsa_key()

    @cached_property
    def stamp(self) -> x509.Certificate:
        purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        return self.certify("Znacznik czasu", self.stamp_key.public_key(), purpose=purpose)

    def pkcs12(self, passphrase: str, *, key=None, certificate=None) -> bytes:
        locked = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
        return pkcs12.serialize_key_and_certificates(
            b"seal", key or self.seal_key, certificate or self.seal, [self.root], locked
        )

    def certify(
        self, name: str, key, *, is_authority=False, purpose=None, crl_url="", days=365, since=-5
    ) -> x509.Certificate:
        """``days`` and ``since``: from and to, counted from today."""
        now = datetime.now(UTC)
        issuer = name if is_authority else "Urząd Certyfikacji"
        builder = (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
            .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now + timedelta(days=since))
            .not_valid_after(now + timedelta(days=days))
            .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False)
            .add_extension(_usage(is_authority), critical=True)
        )
        if purpose:
            builder = builder.add_extension(purpose, critical=True)
        if crl_url:
            place = x509.DistributionPoint([x509.UniformResourceIdentifier(crl_url)], None, None, None)
            builder = builder.add_extension(x509.CRLDistributionPoints([place]), critical=False)
        return builder.sign(self.key, hashes.SHA256())

    def revoked(self, *certificates: x509.Certificate) -> bytes:
        """The list of revoked certificates, in DER."""
        now = datetime.now(UTC)
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.root.subject)
            .last_update(now - timedelta(hours=1))
            .next_update(now + timedelta(days=1))
            .add_extension(x509.CRLNumber(1), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False)
        )
        for each in certificates:
            row = x509.RevokedCertificateBuilder().serial_number(each.serial_number).revocation_date(now)
            builder = builder.add_revoked_certificate(row.build())
        return builder.sign(self.key, hashes.SHA256()).public_bytes(Encoding.DER)

    def time_stamper(self) -> DummyTimeStamper:
        plain = self.stamp_key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        certificate = asn1.Certificate.load(self.stamp.public_bytes(Encoding.DER))
        return DummyTimeStamper(tsa_cert=certificate, tsa_key=keys.PrivateKeyInfo.load(plain))


def _usage(is_authority: bool) -> x509.KeyUsage:
    others = dict.fromkeys(["key_encipherment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only"])
    return x509.KeyUsage(
        digital_signature=not is_authority,
        content_commitment=not is_authority,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        **dict.fromkeys(others, False),
    )


class Server(HTTPServer):
    """Serves the list of revoked certificates (``crl``) and stamps the time; ``asked``: the addresses it answered."""

    def __init__(self, authority: Authority) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.stamper, self.crl, self.asked = authority.time_stamper(), authority.revoked(), []

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"


class _Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        self._answer("application/pkix-crl", self.server.crl)

    def do_POST(self):
        request = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
        self._answer("application/timestamp-reply", self.server.stamper.request_tsa_response(request).dump())

    def _answer(self, kind: str, content: bytes):
        self.server.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args):
        """Nothing to tell."""


@contextmanager
def serving(authority: Authority):
    server = Server(authority)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
