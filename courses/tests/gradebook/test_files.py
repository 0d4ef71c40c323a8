"""The gradebook as CSV and XLSX: contents, cells that are no formulas, streaming."""

import csv
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from accounts.tests.factories import UserFactory
from courses.gradebook.files import csv_pieces
from courses.services.enrolment import enrol_participant

pytestmark = pytest.mark.django_db


def rows_of_csv(response) -> list[dict[str, str]]:
    text = b"".join(response.streaming_content).decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff")), delimiter=";"))


def sheets_of(response):
    return load_workbook(BytesIO(b"".join(response.streaming_content)))


def test_csv_holds_what_the_page_shows(client, coordinator, quiz_course, take_test):
    take_test(right=2)
    (row,) = rows_of_csv(client.get(reverse("gradebook:csv")))
    assert row["E-mail"] == quiz_course.participant.email
    told = [row[f"Moduł 1: {what}"] for what in ("stan", "lekcje", "punkty", "najwięcej", "podejścia")]
    assert told == ["w toku", "2", "2", "3", "1"]


def test_workbook_holds_the_same_and_says_what_columns_mean(client, coordinator, quiz_course, take_test):
    take_test()
    book = sheets_of(client.get(reverse("gradebook:xlsx"), {"q": quiz_course.participant.email}))
    people, about = book["Dziennik"], list(book["Opis"].values)
    row = dict(zip(*people.values, strict=True))
    assert (row["Moduł 1: stan"], row["Moduł 1: punkty"]) == ("ukończone", 3)
    assert people.freeze_panes == "C2"
    assert [name for name in next(people.values) if name not in {row[0] for row in about}] == []
    assert any(row[0] == "Filtry" and quiz_course.participant.email in row[1] for row in about)


def test_files_are_narrowed_as_the_page_is(client, coordinator, quiz_course):
    person = UserFactory(last_name="Bocian")
    enrol_participant(participant=person, course=quiz_course.tree.course)
    rows = rows_of_csv(client.get(reverse("gradebook:csv"), {"q": "bocian"}))
    assert [row["Nazwisko"] for row in rows] == ["Bocian"]


@pytest.mark.parametrize("name", ["=1+1", "+48", "-2", "@SUM(A1)", "\tx"])
def test_no_cell_is_a_formula(client, coordinator, quiz_course, name):
    type(quiz_course.participant).objects.filter(pk=quiz_course.participant.pk).update(last_name=name)
    (row,) = rows_of_csv(client.get(reverse("gradebook:csv")))
    assert row["Nazwisko"] == f"'{name}"
    cell = sheets_of(client.get(reverse("gradebook:xlsx")))["Dziennik"]["A2"]
    assert (cell.value, cell.data_type) == (name, "s")


def test_first_rows_go_out_before_the_last_are_read(monkeypatch):
    monkeypatch.setattr("courses.gradebook.files.ROWS_AT_ONCE", 2)
    monkeypatch.setattr("courses.gradebook.files.row_of", lambda line, columns: [line])
    read = []
    pieces = csv_pieces((read.append(number) or str(number) for number in range(10)), ())
    assert next(pieces).endswith("0\r\n1\r\n")
    assert read == [0, 1]
    assert "".join(pieces).split() == [str(number) for number in range(2, 10)]


def test_csv_costs_queries_by_the_piece_not_by_the_person(client, coordinator, quiz_course, query_count):
    def download():
        return b"".join(client.get(reverse("gradebook:csv")).streaming_content)

    with_one = query_count(download)
    for _number in range(20):
        enrol_participant(participant=UserFactory(), course=quiz_course.tree.course)
    assert query_count(download) == with_one


def test_every_export_is_on_record(client, coordinator, quiz_course):
    client.get(reverse("gradebook:xlsx"), {"stan": "learning"})
    entry = ModelLogEntry.objects.get(action="courses.export_gradebook")
    assert (entry.user, entry.data["form"], entry.data["query"]) == (coordinator, "xlsx", "stan=learning")
