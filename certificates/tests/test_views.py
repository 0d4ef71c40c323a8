import pytest
from django.urls import reverse

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from certificates import limits, rules
from certificates.services import store_document

pytestmark = pytest.mark.django_db
FORM = "/certyfikaty/weryfikacja/"


def page_of(certificate) -> str:
    return f"/c/{certificate.code}/"


def file_of(certificate) -> str:
    return reverse("certificates:download", args=[certificate.pk])


def test_form_asks_for_the_code(client):
    page = client.get(FORM)
    assert page.status_code == 200
    assert 'for="id_kod"' in page.content.decode()


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
    text = client.get(page_of(certificate)).content.decode()
    for shown in ("Certyfikat jest ważny", "A. W.", certificate.number, certificate.snapshot["course"]["title"]):
        assert shown in text
    assert "Wiśniewska" not in text
    assert "9 z" not in text


@pytest.mark.parametrize("address", ["/c/{}", "/c/{}/"])
def test_printed_address_answers_without_a_redirect(client, certificate, address):
    assert client.get(address.format(certificate.code)).status_code == 200
    assert client.get(address.format(rules.group_code(certificate.code).lower())).status_code == 200


def test_right_surname_confirms_the_full_name(client, certificate):
    page = client.post(page_of(certificate), {"nazwisko": "WIŚNIEWSKA"})
    assert "Anna Wiśniewska" in page.content.decode()


def test_wrong_surname_confirms_nothing_and_stays(client, certificate):
    page = client.post(page_of(certificate), {"nazwisko": "Wisniewska"})
    text = page.content.decode()
    assert "jest inne nazwisko" in text
    assert 'href="#id_nazwisko"' in text
    assert 'value="Wisniewska"' in text
    assert "Anna" not in text


def test_unknown_code_is_a_clear_404(client, certificate):
    page = client.get(f"/c/{'0' * 16}/")
    assert page.status_code == 404
    assert "Nie znamy tego kodu" in page.content.decode()


def test_damaged_record_is_not_confirmed(client, certificate, monkeypatch):
    monkeypatch.setattr("certificates.rules.status.digest", lambda snapshot: "0" * 64)
    text = client.get(page_of(certificate)).content.decode()
    assert "Nie możemy potwierdzić" in text
    assert certificate.number not in text


def test_pages_are_neither_indexed_nor_kept(client, certificate):
    for address in (FORM, page_of(certificate), f"/c/{'0' * 16}/"):
        page = client.get(address)
        assert page.headers["X-Robots-Tag"].startswith("noindex")
        assert "no-store" in page.headers["Cache-Control"]
        assert '<meta name="robots" content="noindex' in page.content.decode()


def test_certificate_is_verified_in_two_queries_of_its_own(client, certificate, django_assert_max_num_queries):
    client.get(page_of(certificate))
    with django_assert_max_num_queries(6) as queries:
        client.get(page_of(certificate))
    assert sum("certificates_" in query["sql"] for query in queries.captured_queries) == 2


def test_who_walks_codes_is_stopped_with_a_friendly_page(client, db):
    allowed = int(limits.LOOKUPS.partition("/")[0])
    statuses = [client.get(f"/c/{number:016d}/").status_code for number in range(allowed + 1)]
    assert statuses == [404] * allowed + [429]
    page = client.get(FORM)
    assert page.headers["Retry-After"] == "60"
    assert "Zbyt wiele" in page.content.decode()
    assert client.get(FORM, REMOTE_ADDR="192.0.2.7").status_code == 200


def test_surnames_are_not_tried_one_by_one(client, certificate):
    allowed = int(limits.NAMES.partition("/")[0])
    tries = [client.post(page_of(certificate), {"nazwisko": f"Nowak{n}"}).status_code for n in range(allowed + 1)]
    assert tries == [200] * allowed + [429]
    assert client.get(page_of(certificate)).status_code == 200


def test_holder_downloads_the_stored_bytes(client, certificate, drawn):
    store_document(certificate=certificate)
    client.force_login(certificate.holder)
    answer = client.get(file_of(certificate))
    assert b"".join(answer.streaming_content) == f"%PDF {certificate.number} {certificate.code}".encode()
    assert answer.headers["Content-Disposition"] == 'attachment; filename="certyfikat-AS-2026-000001.pdf"'
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "no-store" in answer.headers["Cache-Control"]


def test_document_not_stored_yet_says_so(client, certificate):
    client.force_login(certificate.holder)
    page = client.get(file_of(certificate))
    assert page.status_code == 404
    assert "Przygotowujemy dokument" in page.content.decode()


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.PARTICIPANT, 404), (Role.ADVISOR, 404), (Role.EDITOR, 404), (Role.COORDINATOR, 200)],
)
def test_certificate_of_another_does_not_exist_except_for_a_coordinator(client, certificate, drawn, role, status):
    store_document(certificate=certificate)
    client.force_login(UserFactory(role=role))
    assert client.get(file_of(certificate)).status_code == status


def test_visitor_signs_in_first(client, certificate):
    answer = client.get(file_of(certificate))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(reverse("account_login"))
