"""Signatures with a time stamp, from a server of our own over HTTP; the proofs lie in the same revision."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.dss import DocumentSecurityStore

from certificates import signing
from certificates.signing import SignatureUnavailable, identity, pades, timestamps
from certificates.signing.loop import run
from certificates.tests.pdf.verapdf import verdicts
from certificates.tests.signing import authorities


@pytest.fixture
def server(authority):
    with authorities.serving(authority) as server:
        yield server


@pytest.fixture
def stamping(pkcs12, authority, server, settings):
    """A back end whose certificate says where its revocations are, and the address of a time-stamp server."""
    crl = server.address(authorities.CRL_PATH)
    seal = authority.certify("Gmina Przykładowa", authority.seal_key.public_key(), crl_url=crl)
    pkcs12.write_bytes(authority.pkcs12("tajne", certificate=seal))
    settings.TIMESTAMP_URL = server.address(authorities.TIMESTAMP_PATH)
    timestamps.proofs_for.cache_clear()
    timestamps.time_stamper.cache_clear()
    return seal


def store_of(pdf: bytes) -> DocumentSecurityStore:
    return DocumentSecurityStore.read_dss(PdfFileReader(BytesIO(pdf)))


def test_time_stamp_and_proofs_cover_the_whole_file(stamping, document):
    signed = signing.sign(document)
    report = signing.examine(signed.document)
    assert signed.facts["profile"] == "PAdES-B-LT"
    assert report.is_good
    assert report.timestamped
    assert abs((report.signed_at - datetime.now(UTC)).total_seconds()) < 60


def test_proofs_are_certificates_and_the_list_of_revoked_ones(stamping, document):
    store = store_of(signing.sign(document).document)
    assert len(store.crls) == 1
    assert len(store.certs) >= 2


def test_many_documents_ask_for_the_proofs_once(stamping, document, server):
    for _ in range(3):
        assert len(store_of(signing.sign(document).document).crls) == 1
    assert server.asked.count(authorities.CRL_PATH) == 1


def test_proofs_are_asked_for_again_when_they_are_old(stamping, document, server, monkeypatch):
    signing.sign(document)
    monkeypatch.setattr(timestamps, "FRESH", -1)
    signing.sign(document)
    assert server.asked.count(authorities.CRL_PATH) == 2


def test_revoked_certificate_signs_nothing(stamping, document, server, authority):
    server.crl = authority.revoked(stamping)
    with pytest.raises(SignatureUnavailable):
        signing.sign(document)


@pytest.mark.parametrize("silent", ["time stamp", "list of revoked certificates"])
def test_document_waits_while_a_server_is_silent_and_is_signed_later(
    stamping, document, server, settings, silent, monkeypatch
):
    with monkeypatch.context() as outage:
        if silent == "time stamp":
            settings.TIMESTAMP_URL = "http://127.0.0.1:9/"
        else:
            outage.setattr(server, "crl", b"")
        with pytest.raises(SignatureUnavailable):
            signing.sign(document)
    settings.TIMESTAMP_URL = server.address(authorities.TIMESTAMP_PATH)
    assert signing.examine(signing.sign(document).document).is_good


def test_time_stamp_alone_makes_b_t(stamping, document, server, settings):
    stamper = timestamps.time_stamper(settings.TIMESTAMP_URL)
    signed = run(pades.sign(document, field=signing.FIELD, signer=identity.signer(), timestamper=stamper))
    assert b"/DSS" not in signed[len(document) :]
    assert signing.examine(signed).timestamped


def test_time_stamp_of_an_unknown_server_counts_for_nothing(stamping, document, server):
    stranger = authorities.Authority()
    stamper = stranger.time_stamper()
    signed = run(pades.sign(document, field=signing.FIELD, signer=identity.signer(), timestamper=stamper))
    report = signing.examine(signed)
    assert (report.is_intact, report.timestamped) == (True, False)


@pytest.mark.validators
@pytest.mark.parametrize("is_stamped", [False, True])
def test_signed_file_still_meets_both_standards(stamping, document, settings, tmp_path, is_stamped):
    if not is_stamped:
        settings.TIMESTAMP_URL = ""
    path = tmp_path / "certyfikat.pdf"
    path.write_bytes(signing.sign(document).document)
    assert verdicts(path) == {"PDF/A-3a": [], "PDF/UA-1": []}
