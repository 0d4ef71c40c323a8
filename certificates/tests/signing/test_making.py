"""What `sign`, `look` and `publication` promise."""

from datetime import UTC, datetime
from io import BytesIO

import pypdfium2
import pytest
from cryptography import x509
from pyhanko.pdf_utils.reader import PdfFileReader

from certificates import signing
from certificates.signing import SignatureUnavailable, authority, identity
from certificates.signing.loop import run


def test_without_a_back_end_nothing_is_signed_or_published(settings, document):
    settings.SIGNATURE_BACKEND = "none"
    assert signing.look() is None
    assert signing.publication() is None
    assert signing.sign(document) == signing.Signed(document, {})


def test_signature_stands_behind_the_bytes_that_were_rendered(document, signed):
    assert signed.startswith(document)


def test_signature_fills_the_field_of_the_page_and_paints_nothing(document, signed):
    (empty,), (filled,) = (fields_of(pdf) for pdf in (document, signed))
    assert "/V" not in empty
    assert filled["/V"]["/SubFilter"] == "/ETSI.CAdES.detached"
    assert filled["/T"] == empty["/T"] == signing.FIELD
    assert list(filled["/Rect"]) == list(empty["/Rect"])
    assert filled["/StructParent"] == empty["/StructParent"]
    assert filled["/AP"]["/N"].data == empty["/AP"]["/N"].data == b""


def test_signed_page_looks_as_it_was_rendered(document, signed):
    assert picture_of(signed) == picture_of(document)


def picture_of(pdf: bytes) -> bytes:
    opened = pypdfium2.PdfDocument(pdf)
    opened.init_forms()  # as a viewer does it, so that a field that paints is seen
    return bytes(opened[0].render().buffer)


def fields_of(pdf: bytes) -> list:
    return [field.get_object() for field in PdfFileReader(BytesIO(pdf)).root["/AcroForm"]["/Fields"]]


def test_signature_permits_no_change(signed):
    (filled,) = fields_of(signed)
    (reference,) = filled["/V"]["/Reference"]
    assert (reference["/TransformMethod"], reference["/TransformParams"]["/P"]) == ("/DocMDP", 1)


def test_facts_name_the_certificate_the_profile_and_the_time(document):
    facts = signing.sign(document).facts
    assert facts.keys() == {"backend", "certificate_sha256", "profile", "signed_at"}
    assert (facts["backend"], facts["profile"]) == ("test", "PAdES-B-B")
    assert facts["certificate_sha256"] == signing.publication().fingerprint
    assert abs(datetime.fromisoformat(facts["signed_at"]) - datetime.now(UTC)).total_seconds() < 60


def test_test_authority_says_what_it_is_in_certificate_document_and_publication():
    published = signing.publication()
    assert authority.MARK in published.subject
    assert authority.MARK in published.issuer
    assert published.is_test
    assert signing.look().is_test


def test_publication_gives_certificate_and_chain_as_text():
    published = signing.publication()
    certificate = x509.load_pem_x509_certificate(published.certificate_pem.encode())
    (root,) = x509.load_pem_x509_certificates(published.chain_pem.encode())
    certificate.verify_directly_issued_by(root)
    assert identity.fingerprint(certificate) == published.fingerprint
    assert published.valid_from < datetime.now(UTC) < published.valid_until


def test_test_authority_is_made_once_and_readable_by_its_owner_only(settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path
    first = signing.publication().fingerprint
    identity.forget()
    assert signing.publication().fingerprint == first
    (file,) = (tmp_path / "signature").iterdir()
    assert file.stat().st_mode & 0o077 == 0


def test_of_two_makers_of_the_authority_the_first_wins(tmp_path, monkeypatch):
    path = tmp_path / "test.p12"

    def made_while_another_was_first() -> bytes:
        path.write_bytes(b"first")
        return b"second"

    monkeypatch.setattr(authority, "make_file", made_while_another_was_first)
    authority.ensure_file(path)
    assert path.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [path]


def test_key_is_read_once_a_process(document, pkcs12):
    signing.sign(document)
    pkcs12.unlink()
    assert signing.sign(document).facts["backend"] == "pkcs12"


def test_pages_go_on_answering_while_the_key_cannot_be_read(settings, signed):
    settings.SIGNATURE_BACKEND, settings.SIGNATURE_FILE = "pkcs12", "/nowhere/seal.p12"
    assert signing.publication() is None
    report = signing.examine(signed)
    assert (report.is_intact, report.is_trusted) == (True, False)


@pytest.mark.parametrize("backend", ["pkcs12", "pkcs11", "another"])
def test_back_end_that_is_not_set_up_says_so(settings, document, backend):
    settings.SIGNATURE_BACKEND = backend
    settings.SIGNATURE_FILE = "/nowhere/seal.p12"
    with pytest.raises(SignatureUnavailable):
        signing.sign(document)


def test_signing_works_where_a_loop_runs_already(document):
    async def within():
        return signing.sign(document)

    assert signing.examine(run(within()).document).is_good


def test_test_authority_keeps_its_hands_off_the_file_of_the_settings(settings, tmp_path):
    settings.SIGNATURE_FILE, settings.SIGNATURE_PASSPHRASE = str(tmp_path / "seal.p12"), "tajne"
    assert signing.publication().is_test
    assert list(tmp_path.iterdir()) == []
