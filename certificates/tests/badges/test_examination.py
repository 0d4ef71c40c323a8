"""What somebody may show as a badge, and the plain answer to each."""

import hashlib
import hmac
import uuid

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey

from certificates import badges
from certificates.badges import credential, keys, tokens
from certificates.badges.examination import LONGEST, decode
from certificates.models import Certificate, CertificateEvent, SigningKey
from certificates.rules import Status
from certificates.services import record_event
from certificates.tests.badges.stranger import packed
from certificates.tests.factories import make_certificate

pytestmark = pytest.mark.django_db


@pytest.fixture
def token(certificate):
    return certificate.badge


def rewritten(token: str, header: dict | None = None, **claims) -> str:
    """The token with other words under the same signature."""
    old_header, old_claims = decode(token)
    return ".".join([packed({**old_header, **(header or {})}), packed({**old_claims, **claims}), token.split(".")[2]])


def signed_anew(token: str, subject: dict | None = None, **claims) -> str:
    """By our own key, as only a mistake or a thief of the key could."""
    said = decode(token)[1]
    said = {**said, **claims, "credentialSubject": {**said["credentialSubject"], **(subject or {})}}
    return tokens.sign(said)


def test_badge_of_the_record_is_genuine(token, certificate):
    report = badges.examine(f"\n{token} ")
    assert (report.verdict, report.certificate_id, report.number) == ("genuine", certificate.pk, certificate.number)
    assert (report.status, report.problem) == (Status.VALID, "")


@pytest.mark.parametrize("kind", [CertificateEvent.Kind.REVOKED, CertificateEvent.Kind.SUPERSEDED])
def test_withdrawn_badge_is_genuine_and_says_so(token, certificate, kind):
    record_event(certificate=certificate, kind=kind)
    report = badges.examine(token)
    assert (report.verdict, report.status.value) == ("genuine", kind.value)


def test_other_subject_is_altered(token, home_page):
    other = make_certificate(home_page)
    shown = rewritten(token, sub=other.pk.urn)
    assert badges.examine(shown).verdict == "altered"


def test_another_name_or_title_is_altered(token):
    assert badges.examine(rewritten(token, name="Inny kurs")).verdict == "altered"


def test_signature_of_another_badge_is_altered(token, home_page):
    other = make_certificate(home_page).badge
    shown = ".".join([*token.split(".")[:2], other.split(".")[2]])
    assert badges.examine(shown).problem == "the signature does not fit"


@pytest.mark.parametrize("place", [0, 20, 43])
def test_flipped_letter_in_the_signature_is_altered(token, place):
    head, body, signature = token.split(".")
    flipped = signature[:place] + ("A" if signature[place] != "A" else "B") + signature[place + 1 :]
    assert badges.examine(f"{head}.{body}.{flipped}").verdict == "altered"


def test_even_our_own_signature_does_not_help_another_subject(token, certificate, home_page):
    other = make_certificate(home_page)
    cases = {
        "names another subject": signed_anew(token, {"id": other.pk.urn}),
        "names another number": signed_anew(token, {"licenseNumber": other.number}),
        "names another address of verification": signed_anew(token, id="https://inna.example/c/0", jti="x"),
        "differs from the badge of the record": signed_anew(token, name="Inny kurs"),
    }
    assert {why: badges.examine(shown).problem for why, shown in cases.items()} == {why: why for why in cases}
    assert {badges.examine(shown).verdict for shown in cases.values()} == {"altered"}


def test_badge_of_nobody_is_altered(token):
    stray = uuid.uuid4().urn
    report = badges.examine(signed_anew(token, {"id": stray}, sub=stray))
    assert (report.verdict, report.certificate_id) == ("altered", None)


def test_no_signature_is_altered(token):
    head, body, _signature = rewritten(token, {"alg": "none"}).split(".")
    assert badges.examine(f"{head}.{body}.").verdict == "altered"


@pytest.mark.parametrize("alg", ["RS256", "HS256", "ES384", "es256", "", None])
def test_other_algorithm_is_altered(token, alg):
    assert badges.examine(rewritten(token, {"alg": alg})).verdict == "altered"


def test_public_key_is_not_taken_for_a_shared_secret(token):
    head, body, _signature = rewritten(token, {"alg": "HS256"}).split(".")
    secret = keys.public_key(SigningKey.objects.get()).as_pem(private=False)
    forged = packed(hmac.digest(secret, f"{head}.{body}".encode(), hashlib.sha256))
    assert badges.examine(f"{head}.{body}.{forged}").verdict == "altered"


def test_token_of_another_issuer_has_an_unknown_key(token):
    key = ECKey.generate_key("P-256", private=True)
    header = {"alg": "ES256", "typ": "JWT", "kid": "did:web:example.org#key-1"}
    foreign = jwt.encode(header, decode(token)[1], key, algorithms=["ES256"])
    assert badges.examine(foreign).verdict == "unknown_key"


def test_key_in_the_header_is_not_believed(token):
    key = ECKey.generate_key("P-256", private=True)
    ours = decode(token)[0]["kid"]
    header = {"alg": "ES256", "typ": "JWT", "kid": ours, "jwk": key.as_dict(private=False)}
    assert badges.examine(jwt.encode(header, decode(token)[1], key, algorithms=["ES256"])).verdict == "altered"


@pytest.mark.parametrize("typ", ["", "at+jwt", None, 7])
def test_token_of_another_type_is_no_badge(token, typ):
    assert badges.examine(rewritten(token, {"typ": typ})).verdict == "not_a_badge"


def test_status_list_is_no_badge(token, fetch):
    address = decode(token)[1]["credentialStatus"]["statusListCredential"]
    assert badges.examine(fetch(address).decode()).verdict == "not_a_badge"


@pytest.mark.parametrize(
    "shown",
    [
        "",
        "...",
        "a.b.c",
        "ą.ę.ż",
        "\0.\0.\0",
        "e30.e30.e30",
        "W10.W10.W10",
        "bnVsbA.bnVsbA.",
        f"{packed(b'[' * 40_000)}.e30.",
        "\ud800.e30.e30",
        "A" * 10 * LONGEST,
    ],
)
def test_what_is_no_token_is_no_badge(shown):
    assert badges.examine(shown).verdict == "not_a_badge"


@pytest.mark.parametrize("claim", [{"sub": 7}, {"sub": None}, {"credentialSubject": {"id": []}}, {"id": {}}])
def test_strange_claims_are_altered(token, claim):
    assert badges.examine(rewritten(token, **claim)).verdict == "altered"
    assert badges.examine(tokens.sign({**decode(token)[1], **claim})).verdict == "altered"


@pytest.mark.parametrize("kid", [7, None, [], {}, "", "#", "\0", "ą" * 500])
def test_strange_names_of_keys_are_unknown(token, kid):
    assert badges.examine(rewritten(token, {"kid": kid})).verdict == "unknown_key"


def test_badge_of_an_erased_person_still_answers(token, certificate):
    from certificates.rules import digest, redacted

    left = redacted(certificate.snapshot)
    Certificate.objects.update(
        snapshot=left, badge="", holder=None, erased_at=certificate.issued_at, erased_sha256=digest(left)
    )
    assert badges.examine(token).verdict == "genuine"
    assert badges.examine(signed_anew(token, {"licenseNumber": "AS/2026/999999"})).verdict == "altered"


def test_badge_stays_genuine_when_the_site_moves(token, settings):
    settings.PUBLIC_URL = "https://akademia.example"
    assert badges.examine(token).verdict == "genuine"


def test_examination_costs_three_queries(token, django_assert_num_queries):
    with django_assert_num_queries(3):
        badges.examine(token)


def test_claims_are_those_of_the_pure_module(certificate):
    subject = badges.content_of(certificate.badge)["credentialSubject"]
    assert subject["id"] == credential.subject_id(certificate.pk)
