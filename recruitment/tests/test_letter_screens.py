"""The words of letters in the back office."""

import pytest
from django.urls import reverse

from recruitment.models import LetterTemplate
from recruitment.rules import actions_with_letter
from recruitment.services import text_of_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client, recruiter, settings):
    settings.STAFF_MFA_REQUIRED = False
    client.force_login(recruiter)
    return client


def edit(action="reject"):
    return reverse("recruitment_letters:edit", args=[action])


def test_every_letter_is_listed(office):
    text = office.get(reverse("recruitment_letters:index")).content.decode()
    assert all(edit(action.value) in text for action in actions_with_letter())


def test_editing_begins_with_the_words_of_the_file(office):
    text = office.get(edit()).content.decode()
    assert "{reason}" in text
    assert text_of_file(actions_with_letter()[0]).subject not in text


def test_preview_fills_in_samples_and_saves_nothing(office):
    answer = office.post(edit(), {"subject": "Nr {number}", "body": "Powód: {reason}", "preview": "1"})
    assert "Nr ZG/2026/00042" in answer.content.decode()
    assert not LetterTemplate.objects.exists()


def test_saved_words_are_used_and_can_be_taken_back(office):
    office.post(edit(), {"subject": "Nr {number}", "body": "Powód: {reason}", "save": "1"})
    assert LetterTemplate.objects.get().subject == "Nr {number}"
    office.post(edit(), {"subject": "Nr {number}, drugi", "body": "x", "save": "1"})
    assert LetterTemplate.objects.get().body == "x"
    office.post(edit(), {"reset": "1"})
    assert not LetterTemplate.objects.exists()


def test_unknown_placeholder_is_named_beside_its_field(office):
    answer = office.post(edit(), {"subject": "Nr {numer}", "body": "{reason", "save": "1"})
    assert "{numer}" in answer.content.decode()
    assert not LetterTemplate.objects.exists()


@pytest.mark.parametrize("action", ["begin_review", "nonsense"])
def test_actions_without_a_letter_have_no_screen(office, action):
    assert office.get(edit(action)).status_code == 404
