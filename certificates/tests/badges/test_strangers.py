"""Two who know nothing of our code check a badge: a library of somebody else's, and bare cryptography."""

import pytest
from cryptography.exceptions import InvalidSignature
from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier

from certificates.badges.examination import decode
from certificates.models import CertificateEvent
from certificates.services import record_event
from certificates.services.keys import rotate_key
from certificates.tests.badges.stranger import packed
from certificates.tests.factories import make_certificate

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(fetch):
    """openbadgeslib, which fetches keys and lists from the addresses in the badge."""

    def verify(token: str):
        verifier = OB3Verifier.for_issuer_did(decode(token)[1]["iss"], download=fetch)
        return verifier.verify(token, check_status=True, download=fetch)

    return verify


def test_library_takes_our_badge(library, certificate):
    taken = library(certificate.badge)
    assert taken.recipient_id == certificate.pk.urn
    assert taken.issuer.id == "did:web:localhost%3A8000"
    assert taken.achievement.name == certificate.said["course"]["title"]


def test_library_takes_badges_of_a_retired_key(library, certificate, home_page):
    rotate_key()
    assert library(certificate.badge)
    assert library(make_certificate(home_page).badge)


def test_library_refuses_a_withdrawn_badge(library, certificate):
    record_event(certificate=certificate, kind=CertificateEvent.Kind.REVOKED)
    with pytest.raises(OB3VerificationError, match="revocation"):
        library(certificate.badge)


def test_library_refuses_another_subject(library, certificate):
    header, claims = decode(certificate.badge)
    forged = ".".join([packed(header), packed({**claims, "sub": "urn:uuid:0"}), certificate.badge.split(".")[2]])
    with pytest.raises(OB3VerificationError):
        library(forged)


def test_stranger_reads_our_badge_with_published_keys_alone(stranger, certificate):
    claims = stranger.read(certificate.badge)
    assert claims["credentialSubject"]["licenseNumber"] == certificate.number
    assert not stranger.is_withdrawn(claims)


def test_stranger_sees_the_withdrawal_of_one_and_not_of_another(stranger, certificate, home_page):
    other = make_certificate(home_page)
    record_event(certificate=certificate, kind=CertificateEvent.Kind.REVOKED)
    assert stranger.is_withdrawn(stranger.read(certificate.badge))
    assert not stranger.is_withdrawn(stranger.read(other.badge))


def test_stranger_reads_badges_of_a_retired_key(stranger, certificate):
    rotate_key()
    claims = stranger.read(certificate.badge)
    assert not stranger.is_withdrawn(claims)


def test_stranger_is_not_taken_in(stranger, certificate):
    head, _body, signature = certificate.badge.split(".")
    claims = decode(certificate.badge)[1]
    with pytest.raises(InvalidSignature):
        stranger.read(f"{head}.{packed({**claims, 'name': 'Inny kurs'})}.{signature}")
