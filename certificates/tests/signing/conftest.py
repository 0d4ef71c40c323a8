"""What the tests of the signature share."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from certificates import pdf, signing
from certificates.samples import sample_snapshot
from certificates.signing import identity
from certificates.tests.signing import authorities


@pytest.fixture(autouse=True)
def _loaded_anew():
    """No test meets the key that another one's settings have loaded."""
    identity.forget()
    yield
    identity.forget()


@pytest.fixture(scope="session")
def document() -> bytes:
    """A real certificate that waits for its signature."""
    return pdf.render_certificate(sample_snapshot("Anna", "Wiśniewska"), signature=signing.look(), is_sample=True)


@pytest.fixture(scope="session")
def signed(document) -> bytes:
    """Signed by the test authority, as development does it."""
    return signing.sign(document).document


@pytest.fixture
def root_pem(tmp_path) -> Path:
    """The root of the test authority in a file."""
    path = tmp_path / "root.pem"
    path.write_bytes(identity.current_identity().chain[0].public_bytes(Encoding.PEM))
    return path


@pytest.fixture(scope="session")
def authority() -> authorities.Authority:
    """Another authority, such as one would pay for: it has no mark of a test in its names."""
    return authorities.Authority()


@pytest.fixture
def pkcs12(authority, settings, tmp_path) -> Path:
    """The settings of a back end with a file, as an office would write them."""
    path = tmp_path / "seal.p12"
    path.write_bytes(authority.pkcs12("tajne"))
    settings.SIGNATURE_BACKEND, settings.SIGNATURE_FILE, settings.SIGNATURE_PASSPHRASE = "pkcs12", str(path), "tajne"
    return path
