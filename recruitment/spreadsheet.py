"""The workbook of applications: names of columns as the monitoring system of the European Funds has them."""

from collections.abc import Iterable
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from core.spreadsheets import letters, safe_cell
from recruitment.models import Application
from recruitment.queries.card import shown
from recruitment.rules import GROUND_LABELS, Ground

WIDTH = 22


def write_workbook(file: IO[bytes], applications: Iterable[Application]) -> int:
    """Streams the rows into the file; how many there were."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Zgłoszenia")
    sheet.freeze_panes = "B2"
    for number in range(len(HEADINGS)):
        sheet.column_dimensions[letters(number)].width = WIDTH
    sheet.append([_heading(sheet, name) for name in HEADINGS])
    count = 0
    for application in applications:
        sheet.append([safe_cell(sheet, value) for value in row_of(application)])
        count += 1
    book.save(file)
    return count


def _heading(sheet: Any, name: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=name)
    cell.font = Font(bold=True)
    return cell


def row_of(application: Application) -> list[Any]:
    return [*_application(application), *_unit(application), *_person(application), *_strategy(application)]


HEADINGS = [
    "Numer zgłoszenia",
    "Nabór",
    "Kurs",
    "Stan zgłoszenia",
    "Data złożenia",
    "Termin",
    "Na liście rezerwowej od",
    "Punkty",
    "Za co punkty",
    "Rodzaj uczestnika",
    "Nazwa instytucji",
    "Typ instytucji",
    "NIP",
    "REGON",
    "Kraj",
    "Województwo",
    "Powiat",
    "Gmina",
    "Rodzaj gminy",
    "Kod TERYT",
    "Imię",
    "Nazwisko",
    "Telefon",
    "E-mail",
    "Stanowisko",
    "Osoba kierująca",
    "Stanowisko osoby kierującej",
    "Data rozpoczęcia udziału",
    "Rola przy strategii",
    "Stan strategii",
    "Strategia obowiązuje do roku",
    "Oczekiwania",
    "Odpowiedzi na pytania naboru",
]


def _application(application: Application) -> list[Any]:
    return [
        application.number,
        application.call.title,
        application.call.course.title,
        application.get_state_display(),
        application.submitted_at,
        application.due_at,
        application.waiting_since,
        application.points,
        "; ".join(str(GROUND_LABELS[Ground(name)]) for name in application.point_grounds),
    ]


def _unit(application: Application) -> list[Any]:
    kind = "instytucjonalny – pracownik lub przedstawiciel instytucji"
    unit = application.organisation
    if unit is None:
        return [kind, *[""] * 10]
    seat = unit.seat
    place = ["Polska", seat.voivodeship, seat.county, seat.name, seat.kind, seat.code]
    return [kind, unit.name, unit.get_kind_display(), unit.nip, unit.regon, *place]


def _person(application: Application) -> list[Any]:
    email = application.applicant.email if application.applicant else ""
    return [
        application.first_name,
        application.last_name,
        application.phone,
        email,
        application.position,
        application.superior_name,
        application.superior_position,
        application.enrolment.enrolled_at if application.enrolment else None,
    ]


def _strategy(application: Application) -> list[Any]:
    answers = [f"{answer['label']}: {shown(answer['value'])}" for answer in application.answers]
    return [
        application.get_strategy_role_display(),
        application.get_strategy_status_display(),
        application.strategy_until,
        application.expectations,
        "\n".join(answers),
    ]
