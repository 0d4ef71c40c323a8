"""What the office takes away: the register as a workbook, an edition as an archive."""

import io
import zipfile
from datetime import date

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from certificates.models import Certificate, CertificateEvent
from certificates.services import (
    confirm_revocation,
    correct_certificate,
    erase_holder,
    propose_revocation,
    store_document,
)
from certificates.services.documents import file_name, private_storage

pytestmark = pytest.mark.django_db
REGISTER = "/certyfikaty/rejestr/rejestr.xlsx"


def rows_of(data: bytes, sheet: str = "Rejestr") -> list[tuple]:
    return list(load_workbook(io.BytesIO(data), read_only=True)[sheet].iter_rows(values_only=True))


def downloaded(answer) -> bytes:
    return b"".join(answer.streaming_content)


@pytest.fixture
def filed(issued, drawn):
    """``filed(last_name="Nowak")``: one more certificate with its document."""
    return lambda **person: store_document(certificate=issued(**person))


@pytest.fixture
def archive(client, coordinator, edition):
    """``archive()``: what the ZIP of the edition holds."""

    def take() -> zipfile.ZipFile:
        return zipfile.ZipFile(
            io.BytesIO(downloaded(client.get(reverse("certificates:edition_zip", args=[edition.pk]))))
        )

    return take


def test_workbook_says_what_the_register_says(client, coordinator, issued):
    issued(first_name="Anna", last_name="Wiśniewska")
    heading, row = rows_of(downloaded(client.get(REGISTER)))
    told = dict(zip(heading, row, strict=True))
    assert told["Numer"] == "AS/2026/000001"
    assert (told["Nazwisko"], told["Imię"], told["Status"]) == ("Wiśniewska", "Anna", "ważny")
    assert told["Wydanie"].date() == date(2026, 11, 22)
    assert told["Ważny do"] is None


def test_workbook_respects_the_filters_and_names_them(client, coordinator, issued, edition):
    issued(last_name="Wiśniewska")
    issued(last_name="Nowak")
    data = downloaded(client.get(REGISTER, {"q": "nowak", "edycja": edition.pk}))
    assert [row[2] for row in rows_of(data)[1:]] == ["Nowak"]
    about = dict(row[:2] for row in rows_of(data, "Opis") if row and row[0])
    assert "nowak" in about["Filtry"]
    assert "jesień 2026" in about["Filtry"]
    assert about["Liczba certyfikatów"] == "1"


def test_names_are_no_formulas(client, coordinator, issued):
    issued(first_name="=1+1", last_name="@SUMA(A1)")
    data = downloaded(client.get(REGISTER))
    sheet = load_workbook(io.BytesIO(data))["Rejestr"]
    assert [(cell.value, cell.data_type) for cell in sheet[2][2:4]] == [("@SUMA(A1)", "s"), ("=1+1", "s")]


def test_codes_stay_in_the_register(client, coordinator, issued):
    certificate = issued()
    assert certificate.code not in str(rows_of(downloaded(client.get(REGISTER))))


def test_erased_and_replaced_ones_are_told_by_words(client, coordinator, issued):
    erase_holder(certificate=issued(), by=coordinator)
    correct_certificate(certificate=issued(), first_name="Anna", last_name="Inna", by=coordinator)
    heading, erased, old, new = rows_of(downloaded(client.get(REGISTER)))
    place = {name: number for number, name in enumerate(heading)}
    assert (erased[place["Nazwisko"]], erased[place["Plik"]]) == (None, "usunięty")
    assert (old[place["Status"]], old[place["Zastąpiony przez"]]) == ("zastąpiony", new[0])
    assert new[place["W miejsce"]] == old[0]


def test_archive_holds_documents_by_number_and_a_list_of_names(archive, filed):
    filed(first_name="Anna", last_name="Wiśniewska")
    filed(last_name="Nowak")
    found = archive()
    assert found.testzip() is None
    assert found.namelist() == ["AS-2026-000001.pdf", "AS-2026-000002.pdf", "spis.xlsx"]
    assert found.read("AS-2026-000001.pdf").startswith(b"%PDF AS/2026/000001")
    assert {info.compress_type for info in found.infolist()} == {zipfile.ZIP_STORED}
    assert [row[2] for row in rows_of(found.read("spis.xlsx"))[1:]] == ["Wiśniewska", "Nowak"]


def test_archive_counts_as_a_download_of_each(archive, filed, coordinator):
    first, second = filed(), filed()
    archive()
    events = CertificateEvent.objects.filter(kind="downloaded")
    assert {(event.certificate_id, event.data["by"]) for event in events} == {
        (first.pk, "office"),
        (second.pk, "office"),
    }


def test_archive_leaves_out_what_has_no_force_or_no_file(archive, filed, issued, coordinator, second):
    kept, revoked, erased, replaced = filed(), filed(), filed(), filed()
    issued()  # without a document
    proposed = propose_revocation(certificate=revoked, category="mistake", note="x", by=coordinator)
    confirm_revocation(revocation=proposed, by=second)
    erase_holder(certificate=erased, by=coordinator)
    correct_certificate(certificate=replaced, first_name="Anna", last_name="Inna", by=coordinator)
    assert archive().namelist() == [f"{kept.number.replace('/', '-')}.pdf", "spis.xlsx"]


def test_a_missing_file_is_told_and_holds_nothing_up(archive, filed):
    lost, kept = filed(), filed()
    private_storage().delete(file_name(lost.pdf_sha256))
    found = archive()
    assert found.namelist() == ["AS-2026-000002.pdf", "spis.xlsx"]
    about = dict(row[:2] for row in rows_of(found.read("spis.xlsx"), "Opis") if row and row[0])
    assert about["Brakujące pliki"] == lost.number
    assert list(CertificateEvent.objects.filter(kind="downloaded").values_list("certificate", flat=True)) == [kept.pk]


def test_an_edition_without_certificates_is_an_empty_archive(archive):
    assert archive().namelist() == ["spis.xlsx"]


def test_every_export_is_on_record(client, coordinator, archive, filed):
    filed()
    archive()
    downloaded(client.get(REGISTER, {"q": "nowak"}))
    kept = {entry.action: entry for entry in ModelLogEntry.objects.filter(user=coordinator)}
    assert kept["certificates.export_register"].data["query"] == "q=nowak"
    assert kept["certificates.export_documents"].data["edition"] == "jesień 2026"


def test_one_document_counts_as_downloaded_by_the_office(client, coordinator, filed):
    certificate = filed()
    address = reverse("certificates:office_document", args=[certificate.pk])
    client.head(address)
    assert downloaded(client.get(address)).startswith(b"%PDF")
    assert [event.data for event in certificate.events.filter(kind="downloaded")] == [{"by": "office"}]


def test_documents_that_are_not_there_lead_back_with_a_word(client, coordinator, issued, filed):
    unfiled, lost = issued(), filed()
    private_storage().delete(file_name(lost.pdf_sha256))
    for certificate in (unfiled, lost):
        answer = client.get(reverse("certificates:office_document", args=[certificate.pk]), follow=True)
        assert answer.redirect_chain[-1][0] == reverse("certificates:record", args=[certificate.pk])
        assert 'class="as-messages"' in answer.content.decode()


def test_ten_certificates_cost_what_two_do(client, coordinator, issued, query_count):
    for _number in range(2):
        issued()
    with_two = query_count(lambda: downloaded(client.get(REGISTER)))
    for _number in range(8):
        issued()
    assert Certificate.objects.count() == 10
    assert query_count(lambda: downloaded(client.get(REGISTER))) == with_two
