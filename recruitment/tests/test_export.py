"""The spreadsheet: what the list shows, nothing sealed, nothing that runs."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from recruitment.sensitive import SpecialNeeds
from recruitment.services.secrets import write_secrets
from recruitment.spreadsheet import HEADINGS, row_of
from recruitment.states import State
from recruitment.tests.factories import ApplicationFactory

pytestmark = pytest.mark.django_db
EXPORT = "recruitment_applications:export"


@pytest.fixture
def office(client, recruiter, settings):
    settings.STAFF_MFA_REQUIRED = False
    client.force_login(recruiter)
    return client


def sheet_of(client, **filters):
    answer = client.get(reverse(EXPORT), filters)
    return load_workbook(BytesIO(b"".join(answer.streaming_content))).active


def test_rows_of_the_list_become_rows_of_the_sheet(office, call):
    made = ApplicationFactory(call=call, answers=[{"name": "a", "label": "Skąd?", "value": "Od wójta"}])
    ApplicationFactory(call=call, state=State.DRAFT)
    sheet = sheet_of(office)
    assert sheet.max_row == 2
    row = dict(zip(HEADINGS, [cell.value for cell in sheet[2]], strict=True))
    assert (row["Numer zgłoszenia"], row["E-mail"]) == (made.number, made.applicant.email)
    assert row["Odpowiedzi na pytania naboru"] == "Skąd?: Od wójta"
    assert row["Data złożenia"].date() == made.submitted_at.date() or row["Data złożenia"]


def test_every_row_has_a_cell_under_every_heading(call):
    assert len(row_of(ApplicationFactory(call=call))) == len(HEADINGS)
    assert len(row_of(ApplicationFactory(call=call, state=State.WITHDRAWN, organisation=None))) == len(HEADINGS)


def test_export_keeps_filters_and_search(office, call):
    ApplicationFactory(call=call, last_name="Pierwsza")
    ApplicationFactory(call=call, last_name="Druga", state=State.WAITING)
    assert sheet_of(office, state="waiting").max_row == 2
    assert sheet_of(office, q="pierwsza").max_row == 2
    assert sheet_of(office).max_row == 3


@pytest.mark.parametrize("text", ["=1+1", "+48 600 100 200", "-5", "@cmd", '=HYPERLINK("http://zle")'])
def test_formulas_stay_texts(office, call, text):
    ApplicationFactory(call=call, first_name=text)
    cell = sheet_of(office)[2][HEADINGS.index("Imię")]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix


def test_characters_that_a_sheet_forbids_are_left_out(office, call):
    ApplicationFactory(call=call, expectations="tak\x0bnie")
    assert sheet_of(office)[2][HEADINGS.index("Oczekiwania")].value == "taknie"


def test_nothing_sealed_leaves_the_house(office, call):
    made = ApplicationFactory(call=call)
    write_secrets(application=made, needs=SpecialNeeds(("loop",), "Siadam z przodu."), pesel="44051401359")
    texts = {str(cell.value) for row in sheet_of(office) for cell in row}
    assert not any("44051401359" in text or "Siadam" in text for text in texts)


def test_export_is_on_record(office, call, recruiter):
    ApplicationFactory(call=call)
    sheet_of(office, state="submitted")
    entry = ModelLogEntry.objects.get(action="recruitment.export_applications")
    assert (entry.user, entry.data["count"], entry.data["query"]) == (recruiter, 1, "state=submitted")


def test_thirty_rows_cost_what_three_do(office, call):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            sheet_of(office)
        return len(queries)

    ApplicationFactory.create_batch(3, call=call)
    cost()
    three = cost()
    ApplicationFactory.create_batch(27, call=call)
    assert cost() == three
