"""A key that never leaves its device: SoftHSM stands in for the card or the network box."""

import os
import subprocess
from pathlib import Path

import pkcs11
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pkcs11 import Attribute, CertificateType, ObjectClass

from certificates import signing
from certificates.signing import SignatureUnavailable
from certificates.tests.signing import authorities

pytestmark = pytest.mark.validators

MODULE = "/usr/lib/softhsm/libsofthsm2.so"
TOKEN, PIN = "Urząd", "1234"


@pytest.fixture(scope="session")
def softhsm(tmp_path_factory):
    """A token of its own; the library reads where it is from the environment, once a process."""
    folder = tmp_path_factory.mktemp("softhsm")
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\nlog.level = ERROR\n")
    os.environ["SOFTHSM2_CONF"] = str(folder / "softhsm2.conf")
    tool("--init-token", "--free", "--label", TOKEN, "--so-pin", PIN)
    yield folder
    del os.environ["SOFTHSM2_CONF"]


def tool(*arguments):
    subprocess.run(["softhsm2-util", "--pin", PIN, *arguments], check=True, capture_output=True)


@pytest.fixture(scope="session")
def sealed(softhsm, authority):
    """Certificates by the label of their key in the token; with the third key the token keeps the certificate too."""
    elliptic = ec.generate_private_key(ec.SECP256R1())
    keys = {"rsa": authority.seal_key, "ec": elliptic, "whole": authority.seal_key}
    for number, (label, key) in enumerate(keys.items(), 1):
        path = softhsm / f"{label}.pem"
        path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        tool("--import", str(path), "--token", TOKEN, "--label", label, "--id", f"0{number}")
    put_on_token("whole", authority.seal)
    return {"rsa": authority.seal, "ec": authority.certify("Gmina", elliptic.public_key()), "whole": authority.seal}


def put_on_token(label, certificate):
    attributes = {
        Attribute.CLASS: ObjectClass.CERTIFICATE,
        Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
        Attribute.LABEL: label,
        Attribute.SUBJECT: certificate.subject.public_bytes(),
        Attribute.VALUE: certificate.public_bytes(Encoding.DER),
        Attribute.TOKEN: True,
    }
    with pkcs11.lib(MODULE).get_token(token_label=TOKEN).open(rw=True, user_pin=PIN) as session:
        session.create_object(attributes)


@pytest.fixture
def device(sealed, settings, tmp_path, authority):
    """`device("rsa")` sets up the back end for that key; tokens often keep no certificate, so a file names it."""

    def choose(label: str) -> Path:
        own, chain = tmp_path / "own.pem", tmp_path / "chain.pem"
        own.write_bytes(authorities.pem(sealed[label]))
        chain.write_bytes(authorities.pem(authority.root))
        settings.SIGNATURE_BACKEND, settings.SIGNATURE_MODULE = "pkcs11", MODULE
        settings.SIGNATURE_TOKEN, settings.SIGNATURE_PIN, settings.SIGNATURE_KEY_LABEL = TOKEN, PIN, label
        settings.SIGNATURE_CERTIFICATES, settings.SIGNATURE_CHAIN = str(own), str(chain)
        return own

    return choose


@pytest.mark.parametrize("label", ["rsa", "ec"])
def test_device_signs_what_is_trusted(device, document, label):
    device(label)
    signed = signing.sign(document)
    assert signed.facts["backend"] == "pkcs11"
    assert signing.examine(signed.document).is_good


def test_certificate_may_lie_on_the_device(device, document, settings):
    device("whole")
    settings.SIGNATURE_CERTIFICATES = ""
    assert signing.examine(signing.sign(document).document).signer == "Gmina Przykładowa"


@pytest.mark.parametrize(
    "wrong",
    [
        {"SIGNATURE_TOKEN": "inny"},
        {"SIGNATURE_KEY_LABEL": "inny"},
        {"SIGNATURE_MODULE": "/nowhere.so"},
        {"SIGNATURE_CERTIFICATES": ""},
    ],
)
def test_device_that_is_not_set_up_says_so(device, document, settings, wrong):
    device("rsa")
    for name, value in wrong.items():
        setattr(settings, name, value)
    with pytest.raises(SignatureUnavailable):
        signing.sign(document)


def test_device_that_was_unplugged_is_opened_anew_at_the_next_document(device, document):
    device("rsa")
    signing.sign(document)
    signing.identity._key(signing.configuration.configuration()).session.close()
    with pytest.raises(SignatureUnavailable):
        signing.sign(document)
    assert signing.examine(signing.sign(document).document).is_good
