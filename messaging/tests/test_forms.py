"""The form of a letter: what is said, and that what was typed stays."""

import uuid

import pytest
from django.utils.datastructures import MultiValueDict

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from messaging import limits
from messaging.forms import LetterForm
from messaging.services import ConversationClosed, send_message
from messaging.tests.factories import make_conversation, upload

pytestmark = pytest.mark.django_db


def form(body="Dzień dobry", files=(), author=None, **data):
    return LetterForm({"body": body, **data}, MultiValueDict({"files": list(files)}), author=author)


def test_letter_with_files_and_the_token_of_its_form():
    token = uuid.uuid4()
    filled = form(files=[upload(), upload("dane.csv", b"a;b")], token=str(token))

    assert filled.is_valid(), filled.errors
    assert filled.letter["token"] == token
    assert [file.name for file in filled.letter["files"]] == ["mapa.pdf", "dane.csv"]


def test_each_form_has_a_token_of_its_own():
    tokens = {LetterForm()["token"].value() for _ in range(3)}
    assert len(tokens) == 3


def test_broken_token_loses_no_letter():
    filled = form(token="x")

    assert filled.is_valid()
    assert filled.letter["token"] is None


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"body": "  "}, "body", "Napisz wiadomość"),
        ({"body": "a" * 20_001}, "body", "20000"),
        ({"files": [upload("a.exe", b"MZ")]}, "files", "a.exe"),
        ({"files": [upload() for _ in range(6)]}, "files", "5"),
        ({"body": "", "files": [upload()]}, "files", "jeszcze raz"),
    ],
)
def test_what_is_wrong_stands_beside_the_field(fields, field, words):
    filled = form(**fields)

    assert not filled.is_valid()
    assert words in str(filled.errors[field]).replace("\xa0", " ")


def test_file_field_is_labelled_and_says_what_it_takes():
    html = str(LetterForm())

    assert '<label class="govuk-label" for="id_files">' in html
    assert 'aria-describedby="id_files_helptext"' in html
    assert "multiple" in html
    assert ".docx" in html


def test_text_stays_in_the_page_after_a_mistake_and_is_no_markup():
    assert "&lt;b&gt;Pytanie" in str(form(body="<b>Pytanie", files=[upload("a.exe", b"MZ")]))


def test_who_sends_very_many_is_asked_to_wait_and_loses_nothing(monkeypatch):
    monkeypatch.setattr(limits, "LETTERS", 2)
    author, token = UserFactory(), uuid.uuid4()
    conversation = make_conversation(author, UserFactory())
    send_message(conversation=conversation, author=author, body="Drugi", token=token)

    filled = form(author=author)
    assert "Odczekaj" in filled.non_field_errors()[0]
    assert "Dzień dobry" in str(filled)
    assert form(author=author, token=str(token)).is_valid()  # the same letter once more
    assert form(author=UserFactory()).is_valid()


def test_staff_may_send_more(monkeypatch):
    monkeypatch.setattr(limits, "LETTERS", 0)

    assert form(author=UserFactory(role=Role.ADVISOR)).is_valid()
    assert not form(author=UserFactory()).is_valid()


def test_refusal_of_the_service_stands_in_the_form():
    filled = form()
    assert filled.is_valid()

    def refuse(**letter):
        raise ConversationClosed

    assert filled.sent_by(refuse) is None
    assert "zamknięta" in filled.non_field_errors()[0]
