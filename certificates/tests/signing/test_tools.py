"""What others say of our signature: tools that share no code with us, on files as they leave the worker."""

import re
import subprocess

import pytest

from certificates import signing
from certificates.tests.signing import tampering

pytestmark = pytest.mark.validators


def run(*command, **kwargs) -> str:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True, **kwargs).stdout


@pytest.fixture
def file(tmp_path, signed):
    path = tmp_path / "certyfikat.pdf"
    path.write_bytes(signed)
    return path


@pytest.fixture
def pdfsig(tmp_path, root_pem):
    """pdfsig in a browser's store of certificates that trusts the root."""
    store = tmp_path / "nss"
    store.mkdir()
    run("certutil", "-N", "-d", store, "--empty-password")
    run("certutil", "-A", "-d", store, "-n", "root", "-t", "CT,C,C", "-i", root_pem)
    return lambda path: run("pdfsig", "-nssdir", store, path)


def test_pdfsig_calls_it_valid_trusted_and_total(file, pdfsig):
    said = pdfsig(file)
    assert "Signature Field Name: Podpis" in said
    assert "Signature Type: ETSI.CAdES.detached" in said
    assert "Total document signed" in said
    assert "Signature is Valid." in said
    assert "Certificate is Trusted." in said


def test_pdfsig_notices_a_flipped_byte(file, signed, pdfsig):
    file.write_bytes(tampering.flip_byte(signed))
    assert "Signature is Valid." not in pdfsig(file)


def test_pdfsig_alone_does_not_save_from_a_painted_page_and_we_do(file, signed, pdfsig):
    """Why the page must say that something was appended: others go on saying "valid"."""
    file.write_bytes(tampering.paint_over(signed))
    said = pdfsig(file)
    assert "Signature is Valid." in said
    assert "Total document signed" not in said
    assert signing.examine(file.read_bytes()).appended


def signed_parts(pdf: bytes) -> tuple[bytes, bytes]:
    """The signed bytes and the signature (CMS), as the instructions for doing it by hand take them out."""
    start, length, second, rest = map(int, re.search(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)", pdf).groups())
    hexadecimal = pdf[start + length + 1 : second - 1]
    return pdf[start : start + length] + pdf[second : second + rest], bytes.fromhex(hexadecimal.decode())


@pytest.fixture
def openssl(tmp_path, root_pem):
    def verify(pdf: bytes) -> subprocess.CompletedProcess:
        content, signature = tmp_path / "content.bin", tmp_path / "signature.der"
        for path, part in zip((content, signature), signed_parts(pdf), strict=True):
            path.write_bytes(part)
        command = ["openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", signature]
        command += ["-content", content, "-CAfile", root_pem, "-out", "/dev/null"]
        return subprocess.run(command, capture_output=True, text=True)

    return verify


def test_openssl_verifies_the_extracted_signature(signed, openssl):
    answer = openssl(signed)
    assert (answer.returncode, "successful" in answer.stderr) == (0, True)


def test_openssl_refuses_a_flipped_byte(signed, openssl):
    assert openssl(tampering.flip_byte(signed)).returncode != 0


def test_qpdf_finds_no_fault(file):
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", file)
