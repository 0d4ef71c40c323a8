"""What `check --deploy` says of the signature."""

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from certificates.signing.checks import check_signature


def found() -> list[str]:
    return [message.id for message in check_signature(None)]


def test_unsigned_certificates_are_mentioned(settings):
    settings.SIGNATURE_BACKEND = "none"
    assert found() == ["certificates.I010"]


def test_key_that_cannot_be_loaded_stops_the_deployment_with_a_hint(pkcs12, settings):
    settings.SIGNATURE_PASSPHRASE = "inne"
    (error,) = check_signature(None)
    assert error.id == "certificates.E010"
    assert "SIGNATURE_" in error.hint


def test_test_authority_stops_the_deployment():
    assert "certificates.E011" in found()


@pytest.mark.parametrize(("days", "said"), [(-1, True), (29, True), (31, False)])
def test_certificate_that_ended_or_soon_ends_is_warned_of(pkcs12, authority, days, said):
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = authority.certify("Gmina", key.public_key(), since=-100, days=days)
    pkcs12.write_bytes(authority.pkcs12("tajne", key=key, certificate=certificate))
    assert ("certificates.W010" in found()) == said


def test_missing_time_stamp_is_mentioned(pkcs12):
    assert found() == ["certificates.I011"]


def test_time_stamp_asks_for_nothing_more_where_the_file_brings_its_authorities(pkcs12, settings):
    settings.TIMESTAMP_URL = "http://127.0.0.1:9/"
    assert found() == []
