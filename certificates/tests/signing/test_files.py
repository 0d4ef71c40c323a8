"""Keys from a PKCS#12 file."""

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519

from certificates import signing
from certificates.signing import SignatureUnavailable
from certificates.tests.signing import authorities


def test_file_with_rsa_key_signs_what_is_trusted(pkcs12, document):
    report = signing.examine(signing.sign(document).document)
    assert report.is_good
    assert (report.signer, report.is_test) == ("Gmina Przykładowa", False)
    assert not signing.look().is_test


def test_file_with_ecdsa_key_signs_too(pkcs12, document, authority):
    key = ec.generate_private_key(ec.SECP384R1())
    pkcs12.write_bytes(authority.pkcs12("tajne", key=key, certificate=authority.certify("Gmina", key.public_key())))
    assert signing.examine(signing.sign(document).document).is_good


@pytest.mark.parametrize("passphrase", ["inne", ""])
def test_wrong_passphrase_is_told_without_repeating_it(pkcs12, settings, document, passphrase):
    settings.SIGNATURE_PASSPHRASE = passphrase
    with pytest.raises(SignatureUnavailable) as caught:
        signing.sign(document)
    assert "tajne" not in str(caught.value)


def test_file_without_a_usable_key_is_refused(pkcs12, document, authority):
    key = ed25519.Ed25519PrivateKey.generate()
    pkcs12.write_bytes(authority.pkcs12("tajne", key=key, certificate=authority.certify("Gmina", key.public_key())))
    with pytest.raises(SignatureUnavailable):
        signing.sign(document)


def test_certificate_of_another_key_is_refused_before_anything_is_signed(pkcs12, document, authority, settings):
    other = authority.certify("Gmina", ec.generate_private_key(ec.SECP256R1()).public_key())
    named = pkcs12.with_name("own.pem")
    named.write_bytes(authorities.pem(other))
    settings.SIGNATURE_CERTIFICATES = str(named)
    with pytest.raises(SignatureUnavailable):
        signing.sign(document)


def test_what_an_earlier_key_signed_is_still_trusted_when_its_certificate_is_kept(
    pkcs12, document, authority, settings
):
    before = signing.sign(document).document
    key = ec.generate_private_key(ec.SECP256R1())
    new = authority.certify("Gmina", key.public_key())
    pkcs12.write_bytes(authority.pkcs12("tajne", key=key, certificate=new))
    named = pkcs12.with_name("own.pem")
    settings.SIGNATURE_CERTIFICATES = str(named)

    named.write_bytes(authorities.pem(new))
    assert not signing.examine(before).is_trusted
    signing.identity.forget()
    named.write_bytes(authorities.pem(new, authority.seal))
    assert signing.examine(before).is_good
    assert signing.examine(signing.sign(document).document).is_good
    assert signing.publication().fingerprint == signing.examine(signing.sign(document).document).fingerprint


def test_another_key_of_the_same_authority_is_not_ours(pkcs12, document, authority):
    """Whoever buys a certificate where we bought ours must not be able to sign in our name."""
    ours = pkcs12.read_bytes()
    key = ec.generate_private_key(ec.SECP256R1())
    theirs = authority.certify("Gmina Przykładowa", key.public_key())
    pkcs12.write_bytes(authority.pkcs12("tajne", key=key, certificate=theirs))
    forged = signing.sign(document).document

    pkcs12.write_bytes(ours)
    signing.identity.forget()
    report = signing.examine(forged)
    assert (report.is_intact, report.is_trusted, report.is_good) == (True, False, False)


def test_signature_made_after_the_certificate_ended_is_not_trusted(pkcs12, document, authority):
    key = ec.generate_private_key(ec.SECP256R1())
    ended = authority.certify("Gmina", key.public_key(), since=-20, days=-2)
    pkcs12.write_bytes(authority.pkcs12("tajne", key=key, certificate=ended))
    report = signing.examine(signing.sign(document).document)
    assert (report.is_intact, report.is_trusted) == (True, False)
