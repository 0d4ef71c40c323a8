"""The tamper table: real signed files, what was done to them, and the plain answer, by upload and by digests."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from certificates.models import Certificate
from certificates.tests.verification import tampering
from certificates.tests.verification.conftest import correct, document_of, erase, make_expired, revoke
from certificates.verification import sandbox
from certificates.verification.contents import is_pdf
from certificates.verification.digests import digests_of
from certificates.verification.files import examine_digests, examine_file
from certificates.verification.verdicts import Detail, FileKind

pytestmark = pytest.mark.django_db
ADDRESS = "/certyfikaty/weryfikacja/plik/"

Tamper = Callable[[bytes, Certificate, Certificate], bytes]


def _code_of_another(document: bytes, own: Certificate, another: Certificate) -> bytes:
    return tampering.exchange_code(document, own.code, another.code)


def _badge_of_another(document: bytes, own: Certificate, another: Certificate) -> bytes:
    return tampering.exchange_badge(document, another.badge)


def _badge_changed(document: bytes, own: Certificate, another: Certificate) -> bytes:
    return tampering.exchange_badge(document, tampering.give_badge_another_name(own.badge))


def _alone(change: Callable[[bytes], bytes]) -> Tamper:
    return lambda document, own, another: change(document)


TAMPERED = {
    "genuine": (_alone(bytes), FileKind.EXACT, None),
    "one flipped byte": (_alone(tampering.flip_a_byte), FileKind.DIFFERS, Detail.SIGNATURE_BROKEN),
    "appended overlay": (_alone(tampering.paint_over), FileKind.APPENDED, Detail.SIGNATURE_AGREES),
    "appended rubbish": (_alone(tampering.append_rubbish), FileKind.APPENDED, Detail.SIGNATURE_AGREES),
    "appended line end": (_alone(tampering.append_blank), FileKind.APPENDED, Detail.ONLY_SPACE),
    "saved anew": (_alone(tampering.save_anew), FileKind.DIFFERS, Detail.SIGNATURE_BROKEN),
    "code of another": (_code_of_another, FileKind.DIFFERS, Detail.CODE_EXCHANGED),
    "badge of another": (_badge_of_another, FileKind.DIFFERS, Detail.BADGE_OF_ANOTHER),
    "badge with another subject": (_badge_changed, FileKind.DIFFERS, Detail.BADGE_ALTERED),
    "locked with a password": (_alone(tampering.lock_with_password), FileKind.UNREADABLE, None),
}
KNOWN_BY_DIGEST = {FileKind.EXACT, FileKind.APPENDED}


@pytest.mark.parametrize("name", TAMPERED)
def test_tampered_file_gets_the_right_answer(two, name):
    tamper, kind, detail = TAMPERED[name]
    own, another = two
    file = tamper(document_of(own), own, another)
    verdict = examine_file(file)
    assert verdict.kind == kind
    assert detail is None or detail in verdict.details
    assert examine_digests(digests_of(file)).kind == (kind if kind in KNOWN_BY_DIGEST else FileKind.UNKNOWN)


@pytest.mark.parametrize("name", TAMPERED)
def test_pages_say_it_by_upload_and_by_digests(client, two, name):
    tamper, kind, _detail = TAMPERED[name]
    own, another = two
    file = tamper(document_of(own), own, another)
    uploaded, told = upload(client, file), tell(client, file)
    assert uploaded.context["verdict"].kind == kind
    assert told.context["verdict"].kind == (kind if kind in KNOWN_BY_DIGEST else FileKind.UNKNOWN)
    for page in (uploaded, told):
        assert page.status_code == 200
        assert own.code not in page.content.decode()
        assert "Wiśniewska" not in page.content.decode()


def test_no_flipped_byte_anywhere_goes_unnoticed(certificate, monkeypatch):
    document = document_of(certificate)
    monkeypatch.setattr("certificates.verification.files.read_apart", lambda data: sandbox.NOTHING)
    step = len(document) // 60
    kinds = {examine_file(tampering.flip_a_byte(document, at)).kind for at in range(9, len(document), step)}
    assert kinds == {FileKind.DIFFERS}


@pytest.mark.parametrize(
    ("happen", "status"),
    [(revoke, "revoked"), (correct, "superseded"), (erase, "valid")],
    ids=["revoked", "superseded", "erased"],
)
def test_genuine_file_is_exact_in_every_state(client, certificate, happen, status):
    file = document_of(certificate)
    happen(certificate)
    for page in (upload(client, file), tell(client, file)):
        assert page.context["verdict"].kind == FileKind.EXACT
        assert page.context["facts"].status == status
        assert certificate.number in page.content.decode()


def test_genuine_file_of_an_expired_certificate(client, home_page):
    file = document_of(make_expired(home_page))
    assert [page.context["facts"].status for page in (upload(client, file), tell(client, file))] == ["expired"] * 2


def test_file_of_an_erased_person_names_nobody(client, certificate):
    file = document_of(certificate)
    erase(certificate)
    text = upload(client, file).content.decode()
    assert "A. W." not in text
    assert "as-cert__nobody" in text


def test_document_before_its_signature_is_recognised(client, certificate):
    signed = document_of(certificate)
    told = digests_of(signed)
    certificate.refresh_from_db()
    length = told.beginnings[certificate.unsigned_sha256]
    assert upload(client, signed[:length]).context["verdict"].kind == FileKind.UNSIGNED


def test_badge_as_a_file(client, certificate):
    assert upload(client, certificate.badge.encode(), "badge.jwt").context["verdict"].kind == FileKind.BADGE_GENUINE
    changed = tampering.give_badge_another_name(certificate.badge).encode()
    page = upload(client, changed, "badge.jwt")
    assert page.context["verdict"].kind == FileKind.BADGE_ALTERED
    assert "as-verdict--bad" in page.content.decode()


def test_badge_in_an_envelope_is_found(client, certificate):
    envelope = f'{{"type": "EnvelopedVerifiableCredential", "id": "data:application/vc+jwt,{certificate.badge}"}}'
    assert upload(client, envelope.encode(), "badge.json").context["verdict"].kind == FileKind.BADGE_GENUINE


def test_file_of_somebody_else_is_foreign(client, db):
    page = upload(client, b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\n%%EOF")
    assert page.context["verdict"].kind == FileKind.FOREIGN


def test_sample_certifies_nothing(db):
    from certificates.pdf import render_certificate
    from certificates.samples import sample_snapshot

    verdict = examine_file(render_certificate(sample_snapshot("Anna", "Wiśniewska"), is_sample=True))
    assert (verdict.kind, verdict.details) == (FileKind.FOREIGN, (Detail.SAMPLE,))


def test_number_in_a_file_finds_nothing(db, certificate):
    file = f"%PDF-1.7\n({certificate.number})\n%%EOF".encode()
    verdict = examine_file(file)
    assert (verdict.kind, verdict.certificate) == (FileKind.DIFFERS, None)
    assert verdict.claimed_number == certificate.number


def test_unknown_digest_offers_a_closer_look(client, db):
    page = tell(client, b"%PDF-1.7")
    assert page.context["verdict"].kind == FileKind.UNKNOWN
    assert 'data-check-file="upload"' in page.content.decode()


def test_uploaded_file_is_kept_nowhere(client, certificate, settings, tmp_path):
    file = document_of(certificate) + b"%" * 3_000_000
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    assert upload(client, file).context["verdict"].kind == FileKind.APPENDED
    assert list(tmp_path.iterdir()) == []


def test_digests_cost_two_queries_of_their_own(client, certificate, django_assert_max_num_queries):
    file = document_of(certificate)
    tell(client, file)
    with django_assert_max_num_queries(6) as queries:
        tell(client, file)
    assert sum("certificates_" in query["sql"] for query in queries.captured_queries) == 2


def upload(client, data: bytes, name: str = ""):
    name = name or ("certyfikat.pdf" if is_pdf(data) else "plik")
    return client.post(ADDRESS, {"plik": SimpleUploadedFile(name, data)})


def tell(client, data: bytes):
    """As assets/js/check_file.js does."""
    told = digests_of(data)
    return client.post(ADDRESS, {"odcisk": [told.whole, *told.beginnings]})
