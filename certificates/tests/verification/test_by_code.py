"""The page of a code in every state, what it notes, and how often it may be asked."""

import pytest
from django.core.cache import cache
from django.test import Client

from certificates import limits, rules, services
from certificates.models import CertificateEvent
from certificates.services import record_event
from certificates.tests.verification.conftest import correct, erase, make_expired, make_limited, revoke
from certificates.views import verification

pytestmark = pytest.mark.django_db
FORM = "/certyfikaty/weryfikacja/"


def page_of(certificate) -> str:
    return f"/c/{certificate.code}/"


def text_of(client, certificate) -> str:
    return client.get(page_of(certificate)).content.decode()


def checks_of(certificate) -> list[dict]:
    return [event.data for event in certificate.events.filter(kind=CertificateEvent.Kind.VERIFIED)]


def test_form_asks_for_the_code_or_the_file(client):
    text = client.get(FORM).content.decode()
    assert 'for="id_kod"' in text
    assert 'for="id_plik"' in text


def test_typed_code_leads_to_its_page(client, certificate):
    typed = rules.group_code(certificate.code).lower().replace("0", "o").replace("-", " ")
    assert client.get(FORM, {"kod": typed}).headers["Location"] == page_of(certificate)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", "Wpisz kod"),
        ("7K3M-Q9TX", "Kod ma 16"),
        ("AS/2026/000001", "numer certyfikatu"),
        ("<b>", "Kod ma 16"),
    ],
)
def test_what_is_no_code_is_explained_and_stays(client, typed, answer):
    page = client.get(FORM, {"kod": typed})
    text = page.content.decode()
    assert 'href="#id_kod"' in text
    assert answer in text
    assert page.context["form"]["kod"].value() == typed


def test_valid_certificate_shows_initials_only(client, certificate):
    text = text_of(client, certificate)
    for shown in ("Certyfikat jest ważny", "A. W.", certificate.number, certificate.snapshot["course"]["title"]):
        assert shown in text
    assert "Wiśniewska" not in text
    assert "9 z" not in text
    assert "as-verdict--ok" in text


def test_limited_certificate_says_until_when(client, home_page):
    text = text_of(client, make_limited(home_page))
    assert "as-verdict--ok" in text
    assert "22 listopada 2028" in text.replace("\xa0", " ")


def test_expired_certificate_says_since_when(client, home_page):
    text = text_of(client, make_expired(home_page))
    assert "as-verdict--old" in text
    assert "as-cert--old" in text
    assert "13 września 2026" in text.replace("\xa0", " ")


def test_revoked_certificate_says_the_public_reason_alone(client, certificate):
    revoke(certificate)
    page = client.get(page_of(certificate))
    text = page.content.decode()
    assert page.status_code == 200
    assert "as-verdict--bad" in text
    assert page.context["facts"].category == "mistake"
    assert page.context["facts"].category_label in text
    assert "Skarga" not in text


def test_replaced_certificate_names_its_successor_but_not_the_code(client, certificate):
    newer = correct(certificate)
    text = text_of(client, certificate)
    assert "as-verdict--old" in text
    assert newer.number in text
    assert newer.code not in text
    assert certificate.number in text_of(client, newer)


def test_erased_person_leaves_number_dates_and_status(client, certificate):
    erase(certificate)
    text = text_of(client, certificate)
    assert "as-verdict--ok" in text
    assert certificate.number in text
    assert "as-cert__nobody" in text
    for gone in ("A. W.", "Wiśniewska", 'name="nazwisko"'):
        assert gone not in text


def test_damaged_record_is_not_confirmed(client, certificate, monkeypatch):
    monkeypatch.setattr("certificates.rules.status.digest", lambda snapshot: "0" * 64)
    text = text_of(client, certificate)
    assert "Nie możemy potwierdzić" in text
    assert certificate.number not in text


def test_certificate_whose_document_is_not_ready_is_valid_already(client, certificate):
    text = text_of(client, certificate)
    assert "as-verdict--ok" in text
    assert "as-verdict__note" in text


def test_unknown_code_is_a_clear_404(client, certificate):
    page = client.get(f"/c/{'0' * 16}/")
    assert page.status_code == 404
    assert "Nie znamy tego kodu" in page.content.decode()


@pytest.mark.parametrize("code", ["AS-2026-000001", "AS%2F2026%2F000001", "x", "1" * 400])
def test_number_is_no_key(client, certificate, code):
    assert client.get(f"/c/{code}/").status_code == 404
    assert client.get(f"/c/{code}.json").status_code == 404


@pytest.mark.parametrize("address", ["/c/{}", "/c/{}/"])
def test_printed_address_answers_without_a_redirect(client, certificate, address):
    assert client.get(address.format(certificate.code)).status_code == 200
    assert client.get(address.format(rules.group_code(certificate.code).lower())).status_code == 200


def test_right_surname_confirms_the_full_name(client, certificate):
    page = client.post(page_of(certificate), {"nazwisko": "WIŚNIEWSKA"})
    assert "Anna Wiśniewska" in page.content.decode()


def test_wrong_surname_confirms_nothing_and_stays(client, certificate):
    text = client.post(page_of(certificate), {"nazwisko": "Wisniewska"}).content.decode()
    assert "jest inne nazwisko" in text
    assert 'href="#id_nazwisko"' in text
    assert 'value="Wisniewska"' in text
    assert "Anna" not in text


def test_holder_may_let_everyone_with_the_code_see_the_name(client, certificate):
    services.choose_name_shown(certificate=certificate, is_shown=True)
    text = text_of(client, certificate)
    assert "Anna Wiśniewska" in text
    assert 'name="nazwisko"' not in text
    services.choose_name_shown(certificate=certificate, is_shown=False)
    assert "Wiśniewska" not in text_of(client, certificate)


def test_check_is_noted_once_an_hour(client, certificate):
    for _ in range(3):
        client.get(page_of(certificate))
    assert checks_of(certificate) == [{"by": "code"}]
    cache.clear()
    client.get(page_of(certificate))
    assert len(checks_of(certificate)) == 2


def test_only_reading_by_somebody_else_is_noted(client, certificate):
    client.head(page_of(certificate))
    client.post(page_of(certificate), {"nazwisko": "Nowak"})
    holder = Client()
    holder.force_login(certificate.holder)
    holder.get(page_of(certificate))
    assert checks_of(certificate) == []


def test_check_that_cannot_be_noted_breaks_nothing(client, certificate, monkeypatch):
    def fail(**_fields):
        raise RuntimeError

    monkeypatch.setattr("certificates.services.checks.record_event", fail)
    assert client.get(page_of(certificate)).status_code == 200


def test_surname_needs_the_token_of_the_form(certificate):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(page_of(certificate), {"nazwisko": "Nowak"}).status_code == 403


def test_pages_are_neither_indexed_nor_kept(client, certificate):
    for address in (FORM, f"{FORM}samodzielnie/", page_of(certificate), f"/c/{'0' * 16}/"):
        page = client.get(address)
        assert page.headers["X-Robots-Tag"].startswith("noindex")
        assert "no-store" in page.headers["Cache-Control"]
        assert '<meta name="robots" content="noindex' in page.content.decode()


def test_certificate_is_verified_in_two_queries_of_its_own(client, certificate, django_assert_max_num_queries):
    client.get(page_of(certificate))
    for _ in range(3):
        record_event(certificate=certificate, kind=CertificateEvent.Kind.VERIFIED, data={"by": "code"})
    with django_assert_max_num_queries(6) as queries:
        client.get(page_of(certificate))
    assert sum("certificates_" in query["sql"] for query in queries.captured_queries) == 2


@pytest.mark.usefixtures("one_moment")
def test_who_walks_codes_is_stopped_with_a_friendly_page(client, db):
    allowed = int(limits.LOOKUPS.partition("/")[0])
    statuses = [client.get(f"/c/{number:016d}/").status_code for number in range(allowed + 1)]
    assert statuses == [404] * allowed + [429]
    page = client.get(FORM)
    assert page.headers["Retry-After"] == "60"
    assert "Zbyt wiele" in page.content.decode()
    assert client.get(FORM, REMOTE_ADDR="192.0.2.7").status_code == 200


@pytest.mark.usefixtures("one_moment")
def test_surnames_are_not_tried_one_by_one(client, certificate):
    allowed = int(limits.NAMES.partition("/")[0])
    tries = [client.post(page_of(certificate), {"nazwisko": f"Nowak{n}"}).status_code for n in range(allowed + 1)]
    assert tries == [200] * allowed + [429]
    assert client.get(page_of(certificate)).status_code == 200


def test_guide_names_the_fingerprint_and_gives_the_certificate(client, db):
    publication = verification.signing.publication()
    assert publication.fingerprint in client.get(f"{FORM}samodzielnie/").content.decode()
    pem = client.get(f"{FORM}podpis.pem")
    assert pem.content.decode() == publication.certificate_pem + publication.chain_pem
    assert "attachment" in pem.headers["Content-Disposition"]


def test_guide_says_so_where_documents_are_not_signed(client, db, monkeypatch):
    monkeypatch.setattr(verification.signing, "publication", lambda: None)
    assert "openssl cms" not in client.get(f"{FORM}samodzielnie/").content.decode()
    assert client.get(f"{FORM}podpis.pem").status_code == 404
