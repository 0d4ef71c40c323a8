"""Texts of letters: those of the files, those of editors, what is filled in."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import resolve

from recruitment.models import LetterTemplate
from recruitment.rules import TRANSITIONS, Action, actions_with_letter, due_after, unknown_placeholders
from recruitment.services import compose_letter, reject, text_of_file
from recruitment.states import State
from recruitment.tests.factories import ApplicationFactory

pytestmark = pytest.mark.django_db
WITH_LETTER = actions_with_letter()


@pytest.mark.parametrize("action", WITH_LETTER)
def test_letter_of_every_action_is_whole(call, action):
    application = ApplicationFactory(call=call)
    due_at = due_after(application.submitted_at, 5)
    letter = compose_letter(application=application, action=action, reason="Brak skanu.", due_at=due_at)
    text = letter.subject + letter.body
    assert "{" not in text
    assert application.number in letter.subject
    assert f"/{application.pk}/" in letter.body
    assert ("Brak skanu." in text) is TRANSITIONS[action].needs_reason


@pytest.mark.parametrize("action", WITH_LETTER)
def test_words_of_the_files_use_known_placeholders(action):
    text = text_of_file(action)
    assert unknown_placeholders(text.subject + text.body, action) == ()


def test_link_in_the_letter_leads_to_the_page_of_the_application(call):
    application = ApplicationFactory(call=call)
    letter = compose_letter(application=application, action=Action.SUBMIT)
    address = next(word for word in letter.body.split() if word.startswith("http"))
    match = resolve("/" + address.split("/", 3)[3])
    assert match.view_name == "recruitment:application"


def test_words_of_an_editor_take_the_place_of_the_file(call, recruiter, post_office):
    LetterTemplate.objects.create(action=Action.REJECT, subject="Odmowa {number}", body="Powód: {reason}")
    application = ApplicationFactory(call=call, state=State.IN_REVIEW, number="ZG/2026/00009")
    reject(application=application, by=recruiter, reason="Za późno, {first_name} & spółka.")
    (mail,) = post_office()
    assert mail.subject == "Odmowa ZG/2026/00009"
    assert mail.body.strip() == "Powód: Za późno, {first_name} & spółka."


def test_letter_kept_does_not_change_with_its_template(call, recruiter):
    application = ApplicationFactory(call=call, state=State.IN_REVIEW)
    reject(application=application, by=recruiter, reason="x")
    before = application.letters.get().text
    LetterTemplate.objects.create(action=Action.REJECT, subject="Inny", body="Inny")
    assert application.letters.get().text == before


def test_line_break_in_a_value_does_not_reach_the_subject(call):
    call.title = "Edycja\r\nBcc: zly@example.org"
    LetterTemplate.objects.create(action=Action.SUBMIT, subject="{call}", body="x")
    letter = compose_letter(application=ApplicationFactory(call=call), action=Action.SUBMIT)
    assert letter.subject == "Edycja Bcc: zly@example.org"


def test_unknown_placeholder_is_refused_where_it_stands():
    template = LetterTemplate(action=Action.SUBMIT, subject="{numer}", body="{reason} {number}")
    with pytest.raises(ValidationError) as caught:
        template.full_clean()
    assert "{numer}" in caught.value.message_dict["subject"][0]
    assert "{reason}" in caught.value.message_dict["body"][0]
