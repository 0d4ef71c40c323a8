"""What bin/run does before serving: on a new database, and on one that has everything already."""

import pytest
from django.core.management import call_command
from wagtail.models import Page, Revision

from accounts.models import User
from courses.models import LessonPage, Question, QuestionVersion
from organisations.models import LocalGovernment

pytestmark = pytest.mark.django_db


@pytest.fixture
def prepare(root_page, settings, capsys):
    settings.DEMONSTRATION_DATA = True

    def run() -> str:
        call_command("prepare")
        return capsys.readouterr().out

    return run


def counts() -> dict[str, int]:
    models = [Page, Revision, Question, QuestionVersion, LocalGovernment, User]
    return {model.__name__: model.objects.count() for model in models}


def test_first_start_loads_everything_and_prints_the_sign_ins(prepare):
    said = prepare()
    assert "uczestnik@example.org" in said
    assert "akademia-srps" in said
    assert LessonPage.objects.live().count() == 4
    assert LocalGovernment.objects.communes().exclude(county="jasieński").count() == 2479


def test_second_start_changes_nothing(prepare):
    prepare()
    before = counts()
    prepare()
    assert counts() == before


def test_second_start_keeps_what_an_editor_wrote(prepare):
    prepare()
    lesson = LessonPage.objects.first()
    lesson.lead = "Wstęp poprawiony przez redakcję."
    lesson.save_revision().publish()
    prepare()
    lesson.refresh_from_db()
    assert lesson.lead == "Wstęp poprawiony przez redakcję."


def test_without_demonstration_data_nobody_is_made(prepare, settings):
    settings.DEMONSTRATION_DATA = False
    assert "akademia-srps" not in prepare()
    assert not User.objects.exists()
