"""What machines read to check a badge."""

import gzip

import pytest
import time_machine

from certificates.badges import names, status_lists
from certificates.badges.examination import decode
from certificates.models import CertificateEvent, SigningKey
from certificates.services import record_event
from certificates.services.keys import rotate_key
from certificates.tests.badges.stranger import path_of, unpacked
from certificates.tests.factories import make_certificate

pytestmark = pytest.mark.django_db

DID = "/.well-known/did.json"
KEYS = "/.well-known/jwks.json"
LIST = "/odznaki/status/1"


@pytest.fixture
def achievement(certificate):
    return path_of(decode(certificate.badge)[1]["credentialSubject"]["achievement"]["id"])


@pytest.fixture
def addresses(certificate, achievement):
    return {
        DID: "application/did+json",
        KEYS: "application/jwk-set+json",
        "/odznaki/wystawca": "application/ld+json",
        achievement: "application/ld+json",
        LIST: "application/vc+jwt",
    }


def test_everything_is_open_to_every_site_and_kept_for_minutes(client, addresses):
    for address, content_type in addresses.items():
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert answer.headers["Content-Type"] == content_type
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.headers["Cache-Control"] == "public, max-age=300"
        assert "Set-Cookie" not in answer.headers


def test_head_answers_and_nothing_is_written(client, addresses):
    for address in addresses:
        assert client.head(address).status_code == 200
        assert [client.post(address).status_code, client.delete(address).status_code] == [405, 405]


def test_nothing_published_names_a_person(client, addresses, certificate):
    for address in addresses:
        text = client.get(address).content.decode()
        for private in ("Wiśniewska", certificate.holder.email, '"d"', "PRIVATE"):
            assert private not in text


def test_document_holds_every_key_the_one_in_use_first(client, certificate):
    before = SigningKey.objects.get()
    now = rotate_key()
    document = client.get(DID).json()
    both = [names.key_name(now.kid), names.key_name(before.kid)]
    assert document["id"] == "did:web:localhost%3A8000"
    assert [method["id"] for method in document["verificationMethod"]] == both
    assert document["assertionMethod"] == both
    assert {method["controller"] for method in document["verificationMethod"]} == {document["id"]}
    assert [key["kid"] for key in client.get(KEYS).json()["keys"]] == [now.kid, before.kid]


def test_before_the_first_badge_there_are_no_keys(client, db):
    assert client.get(DID).json()["verificationMethod"] == []
    assert client.get(KEYS).json() == {"keys": []}
    assert not SigningKey.objects.exists()


@pytest.mark.parametrize(
    ("address", "did"),
    [
        ("https://Akademia.Example", "did:web:akademia.example"),
        ("http://localhost:8000", "did:web:localhost%3A8000"),
    ],
)
def test_issuer_is_named_after_the_public_address(settings, address, did):
    settings.PUBLIC_URL = address
    assert names.issuer_did() == did


def test_profile_is_that_of_the_badge(client, certificate):
    profile = client.get("/odznaki/wystawca").json()
    assert profile.items() >= decode(certificate.badge)[1]["issuer"].items()


def test_achievement_is_that_of_the_badge(client, certificate, achievement):
    said = client.get(achievement).json()
    assert said.pop("@context")[0] == "https://www.w3.org/ns/credentials/v2"
    assert said == decode(certificate.badge)[1]["credentialSubject"]["achievement"]


def test_course_retitled_since_does_not_change_the_achievement(client, certificate, achievement):
    course = certificate.completion.enrolment.course
    course.title = "Zupełnie inny"
    course.save()
    assert client.get(achievement).json()["name"] == certificate.said["course"]["title"]


@pytest.mark.parametrize("address", ["/odznaki/osiagniecie/999", "/odznaki/status/999"])
def test_what_nobody_has_is_not_there(client, db, address):
    assert client.get(address).status_code == 404


def bits(client) -> bytes:
    claims = decode(client.get(LIST).content.decode())[1]
    return gzip.decompress(unpacked(claims["credentialSubject"]["encodedList"][1:]))


def test_list_forgets_what_it_kept_when_a_certificate_is_withdrawn(client, certificate, home_page):
    other = make_certificate(home_page)
    assert not any(bits(client))
    record_event(certificate=certificate, kind=CertificateEvent.Kind.REVOKED)
    record_event(certificate=other, kind=CertificateEvent.Kind.SUPERSEDED)
    expected = bytearray(16_384)
    for index in (certificate.status_index, other.status_index):
        expected[index // 8] |= 128 >> index % 8
    assert bits(client) == expected


@pytest.mark.parametrize("kind", ["downloaded", "verified", "expired", "erased"])
def test_other_events_withdraw_nothing(client, certificate, kind):
    bits(client)
    record_event(certificate=certificate, kind=CertificateEvent.Kind(kind))
    assert not any(bits(client))


def test_list_is_signed_once_and_then_kept(client, certificate, django_assert_num_queries):
    first = client.get(LIST).content
    with django_assert_num_queries(1):
        assert client.get(LIST).content == first


def test_list_cannot_be_passed_off_as_fresh_for_ever(client, certificate):
    claims = decode(client.get(LIST).content.decode())[1]
    assert claims["exp"] - claims["nbf"] == 7 * 24 * 3600
    assert claims["validUntil"] > claims["validFrom"]
    assert claims["credentialSubject"]["ttl"] == 300_000


def test_same_bits_give_the_same_text():
    assert status_lists.encode_bits([5, 131_071]) == status_lists.encode_bits([131_071, 5, 5])
    bits = gzip.decompress(unpacked(status_lists.encode_bits([0, 131_071])[1:]))
    assert (bits[0], bits[-1], len(bits)) == (0x80, 0x01, 16_384)


def test_who_asks_without_end_is_stopped(client, db):
    from certificates.views import badges

    allowed = int(badges.READS.partition("/")[0])
    with time_machine.travel("2026-11-23 12:00:30", tick=False):
        statuses = {client.get(KEYS).status_code for _ in range(allowed)}
        assert statuses == {200}
        assert client.get(KEYS).status_code == 429
