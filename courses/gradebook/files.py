"""The gradebook as a file, written row by row: neither takes more memory for six thousand people than for sixty."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import IO, Any

from django.utils.formats import number_format
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from core.spreadsheets import letters, safe_cell, safe_text
from courses.gradebook.matrix import Column
from courses.gradebook.sheet import PERSON, headings, row_of
from courses.queries.gradebook import Line

BYTE_ORDER_MARK = "\ufeff"  # by it Excel knows UTF-8
ROWS_AT_ONCE = 200
WIDE, NARROW = 26, 14


def csv_pieces(lines: Iterable[Line], columns: tuple[Column, ...]) -> Iterator[str]:
    """Semicolons and decimal commas, as a Polish Excel reads them; a piece is some hundreds of rows."""
    buffer = StringIO()
    buffer.write(BYTE_ORDER_MARK)
    writer = csv.writer(buffer, delimiter=";")
    writer.writerow([heading.name for heading in headings(columns)])
    for number, line in enumerate(lines, start=1):
        writer.writerow([_text(value) for value in row_of(line, columns)])
        if number % ROWS_AT_ONCE == 0:
            yield _take(buffer)
    yield _take(buffer)


def _take(buffer: StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return number_format(value.normalize() if value % 1 else int(value), use_l10n=True)
    if isinstance(value, date):
        return value.isoformat()
    return safe_text(value) if isinstance(value, str) else str(value)


def write_workbook(
    file: IO[bytes], lines: Iterable[Line], columns: tuple[Column, ...], about: list[tuple[str, str]]
) -> int:
    """Two sheets: the people, and what the columns mean with `about`, pairs of words on top. How many people."""
    book = Workbook(write_only=True)
    count = _write_people(book, lines, columns)
    _write_description(book, columns, [*about, ("Liczba osób", str(count))])
    book.save(file)
    return count


def _write_people(book: Workbook, lines: Iterable[Line], columns: tuple[Column, ...]) -> int:
    sheet, names, count = book.create_sheet("Dziennik"), headings(columns), 0
    sheet.freeze_panes = "C2"
    for number in range(len(names)):
        sheet.column_dimensions[letters(number)].width = WIDE if number < len(PERSON) else NARROW
    sheet.append([_bold(sheet, heading.name) for heading in names])
    for line in lines:
        sheet.append([_cell(sheet, value) for value in row_of(line, columns)])
        count += 1
    return count


def _cell(sheet: Any, value: Any) -> Any:
    """A cell of its own only where it says more than its value: a plain one is several times cheaper."""
    if isinstance(value, str):
        return safe_cell(sheet, value)
    if isinstance(value, date):
        cell = WriteOnlyCell(sheet, value=value)
        cell.number_format = "yyyy-mm-dd"
        return cell
    return value


def _write_description(book: Workbook, columns: tuple[Column, ...], about: list[tuple[str, str]]) -> None:
    sheet = book.create_sheet("Opis")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 34, 90
    for name, value in about:
        sheet.append([_bold(sheet, name), safe_cell(sheet, value)])
    sheet.append([])
    sheet.append([_bold(sheet, "Kolumna"), _bold(sheet, "Co mówi")])
    for heading in headings(columns):
        sheet.append([safe_cell(sheet, heading.name), safe_cell(sheet, heading.meaning)])


def _bold(sheet: Any, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=text)
    cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    return cell
