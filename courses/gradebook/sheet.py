"""The gradebook as a sheet: headings, rows and what the columns mean. In Polish, as the exports of recruitment are."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django.utils import timezone

from courses.gradebook.matrix import Cell, Column, Part, Standing
from courses.queries.gradebook import Line

STANDINGS = {Standing.DONE: "ukończone", Standing.BEGUN: "w toku", Standing.NONE: "nierozpoczęte"}
NAMES = {Part.MODULE: "Moduł {number}", Part.WORK: "Praca w module {number}", Part.FINAL: "Test końcowy"}


class Heading(NamedTuple):
    name: str
    meaning: str


PERSON = [
    Heading("Nazwisko", "Nazwisko z konta uczestnika."),
    Heading("Imię", "Imię z konta uczestnika."),
    Heading("E-mail", "Adres konta; służy tylko do kontaktu w sprawie kursu."),
    Heading("Jednostka", "Główne miejsce pracy uczestnika."),
    Heading("Gmina", "Siedziba jednostki."),
    Heading("Województwo", "Województwo siedziby jednostki."),
    Heading("Edycja", "Edycja kursu, z którą uczestnik się uczy."),
    Heading("Zapis na kurs", "Dzień zapisu."),
    Heading("Stan", "Jak w dzienniku: przed pierwszą lekcją, w trakcie, 30 dni bez aktywności, ukończony."),
]
COURSE = [Heading("Ukończenie kursu", "Dzień, w którym uczestnik spełnił wszystkie warunki; puste: jeszcze nie.")]


def headings(columns: tuple[Column, ...]) -> list[Heading]:
    return [*PERSON, *(heading for column in columns for heading in _headings(column)), *COURSE]


def _headings(column: Column) -> Iterator[Heading]:
    name = NAMES[column.part].format(number=column.number)
    yield Heading(f"{name}: stan", f"„{column.title}”: ukończone, w toku albo nierozpoczęte.")
    if column.part is Part.MODULE:
        yield Heading(f"{name}: lekcje", f"Liczba przeczytanych lekcji, z {column.lessons}.")
        yield Heading(f"{name}: data", "Dzień ukończenia modułu.")
    yield Heading(f"{name}: punkty", "Punkty z najlepszego podejścia; puste: nie ma wyniku.")
    yield Heading(f"{name}: najwięcej", "Ile punktów można było zdobyć w tym podejściu.")
    yield Heading(f"{name}: podejścia", "Liczba podejść, także niezakończonych.")


def row_of(line: Line, columns: tuple[Column, ...]) -> list[Any]:
    person = [
        line.last_name,
        line.first_name,
        line.email,
        line.organisation,
        line.commune,
        line.voivodeship,
        line.edition,
        _day(line.enrolled_at),
        str(line.stage.label),
    ]
    return [*person, *(value for cell in line.cells for value in _values(cell)), _day(line.completed_at)]


def _values(cell: Cell) -> Iterator[Any]:
    yield STANDINGS[cell.standing]
    if cell.part is Part.MODULE:
        yield cell.lessons_read
        yield _day(cell.done_at)
    yield cell.best
    yield cell.most if cell.best is not None else None
    yield cell.attempts


def _day(moment: datetime | None) -> Any:
    return timezone.localdate(moment) if moment else None
