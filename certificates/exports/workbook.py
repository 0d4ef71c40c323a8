"""The register as a workbook: a row a certificate, and a sheet that says what the columns mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import IO, Any

from django.utils.translation import override
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from certificates import rules
from certificates.models import Certificate
from certificates.wording import STATUS_LABELS
from core.spreadsheets import letters, safe_cell

DATE = "yyyy-mm-dd"


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` in characters."""

    name: str
    width: int
    meaning: str


COLUMNS = (
    Column("Numer", 18, "Numer certyfikatu w rejestrze."),
    Column("Status", 16, "Na dzień eksportu: ważny, wygasły, zastąpiony, unieważniony."),
    Column("Nazwisko", 22, "Tak, jak na dokumencie; puste, gdy dane usunięto."),
    Column("Imię", 18, "Tak, jak na dokumencie; puste, gdy dane usunięto."),
    Column("Kurs", 44, "Tytuł kursu na dokumencie."),
    Column("Edycja", 20, "Edycja kursu na dokumencie."),
    Column("Ukończenie", 12, "Dzień ukończenia kursu."),
    Column("Wydanie", 12, "Dzień wydania certyfikatu."),
    Column("Ważny do", 12, "Ostatni dzień ważności; puste: bezterminowo."),
    Column("W miejsce", 18, "Numer certyfikatu, który ten zastąpił."),
    Column("Zastąpiony przez", 18, "Numer certyfikatu, który stoi w jego miejsce."),
    Column("Plik", 14, "Czy dokument jest zapisany: tak, nie, usunięty."),
    Column("SHA-256 pliku", 68, "Skrót bajtów dokumentu; zostaje także po usunięciu danych."),
)


def write_workbook(file: IO[bytes], certificates: Iterable[Certificate], about: list[tuple[str, str]]) -> int:
    """Two sheets; ``about`` are pairs of words on top of the second. How many certificates."""
    book = Workbook(write_only=True)
    count = _write_register(book, certificates)
    _write_description(book, [*about, ("Liczba certyfikatów", str(count))])
    book.save(file)
    return count


def row_of(certificate: Certificate) -> list[Any]:
    """A value a column; texts as they are, not yet safe for a spreadsheet. No query where status is prefetched."""
    said, dates = certificate.said, certificate.said["dates"]
    successor = getattr(certificate, "successor", None)
    replaced = said["supersedes"]
    with override("pl"):
        status = str(STATUS_LABELS[certificate.status])
    return [
        certificate.number,
        status,
        said["name"]["last"],
        said["name"]["first"],
        said["course"]["title"],
        said["course"]["edition"],
        rules.stored_date(dates["completed"]),
        rules.stored_date(dates["issued"]),
        certificate.valid_until,
        replaced["number"] if replaced else "",
        successor.number if successor else "",
        _file_words(certificate),
        certificate.pdf_sha256,
    ]


def _file_words(certificate: Certificate) -> str:
    if certificate.is_erased:
        return "usunięty"
    return "tak" if certificate.has_file else "nie"


def _write_register(book: Workbook, certificates: Iterable[Certificate]) -> int:
    sheet, count = book.create_sheet("Rejestr"), 0
    sheet.freeze_panes = "B2"
    for number, column in enumerate(COLUMNS):
        sheet.column_dimensions[letters(number)].width = column.width
    sheet.append([_bold(sheet, column.name) for column in COLUMNS])
    for certificate in certificates:
        sheet.append([_cell(sheet, value) for value in row_of(certificate)])
        count += 1
    return count


def _cell(sheet: Any, value: Any) -> Any:
    if isinstance(value, date):
        cell = WriteOnlyCell(sheet, value=value)
        cell.number_format = DATE
        return cell
    return safe_cell(sheet, value) if isinstance(value, str) else value


def _write_description(book: Workbook, about: list[tuple[str, str]]) -> None:
    sheet = book.create_sheet("Opis")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 34, 90
    for name, value in about:
        sheet.append([_bold(sheet, name), safe_cell(sheet, value)])
    sheet.append([])
    sheet.append([_bold(sheet, "Kolumna"), _bold(sheet, "Co mówi")])
    for column in COLUMNS:
        sheet.append([safe_cell(sheet, column.name), safe_cell(sheet, column.meaning)])


def _bold(sheet: Any, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=text)
    cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    return cell
