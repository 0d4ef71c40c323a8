"""What a person did in the back office stays."""

from dataclasses import replace

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from courses.models import Competence, CoursePage, LessonPage, ModulePage, Question, QuizPage
from courses.services.questions import publish_version, save_draft, unpublish_question

from .test_reading import BANK, TEST, A

pytestmark = pytest.mark.django_db
KEY = "page:kurs/lekcja-a"


@pytest.fixture
def lesson(files, home_page) -> LessonPage:
    files.load()
    return LessonPage.objects.get(slug="lekcja-a")


def change_file(files) -> None:
    files.replace(A, "O tym, co pierwsze.", "Z pliku.")


def test_published_edit_is_kept(files, lesson):
    lesson.lead = "Od redaktorki."
    lesson.save_revision().publish()
    change_file(files)

    report = files.load()

    lesson.refresh_from_db()
    assert report.kept == {KEY: "edited in the back office"}
    assert lesson.lead == "Od redaktorki."


def test_edit_of_a_block_is_kept(files, lesson):
    lesson.body[2].value["items"][0] = "inny punkt"
    lesson.save_revision().publish()

    assert files.load_all().kept == {KEY: "edited in the back office"}


def test_draft_is_kept(files, lesson):
    lesson.lead = "Szkic."
    lesson.save_revision()
    change_file(files)

    report = files.load()

    lesson.refresh_from_db()
    assert KEY in report.kept
    assert (lesson.lead, lesson.get_latest_revision_as_object().lead) == ("O tym, co pierwsze.", "Szkic.")


def test_kept_page_stays_kept(files, lesson):
    lesson.lead = "Od redaktorki."
    lesson.save_revision().publish()
    change_file(files)
    files.load()

    assert KEY in files.load_all().kept


def test_edit_of_what_the_file_does_not_say_hinders_nothing(files, lesson):
    lesson.seo_title = "Tytuł dla wyszukiwarek"
    lesson.save_revision().publish()
    change_file(files)

    report = files.load()

    lesson.refresh_from_db()
    assert report.updated == [KEY]
    assert (lesson.lead, lesson.seo_title) == ("Z pliku.", "Tytuł dla wyszukiwarek")


def test_saving_without_a_change_is_no_edit(files, lesson):
    converter = ContentstateConverter(lesson.body[1].block.features)
    text = lesson.body[1].value
    text.source = converter.to_database_format(converter.from_database_format(text.source))
    assert "data-block-key" in text.source
    lesson.body[1] = ("paragraph", text)
    lesson.save_revision().publish()
    change_file(files)

    assert files.load().updated == [KEY]


def test_edit_brought_back_into_the_file_is_taken_as_loaded(files, lesson):
    lesson.lead = "Z pliku."
    lesson.save_revision().publish()
    change_file(files)

    assert not files.load().kept

    files.replace(A, "Z pliku.", "Jeszcze raz.")
    assert files.load().updated == [KEY]


def test_unpublished_page_stays_unpublished(files, lesson):
    lesson.unpublish()
    change_file(files)

    report = files.load()

    lesson.refresh_from_db()
    assert report.kept == {KEY: "unpublished in the back office"}
    assert not lesson.live


def test_locked_page_is_left_alone(files, lesson):
    LessonPage.objects.filter(pk=lesson.pk).update(locked=True)
    change_file(files)

    assert files.load().kept == {KEY: "locked in the back office"}


def test_deleted_page_does_not_come_back_and_links_to_it_are_mere_words(files, lesson):
    module = ModulePage.objects.get(slug="modul-drugi")
    module.delete()
    files.replace(A, "(lekcja-b)", "(lekcja-c)")

    report = files.load()

    assert set(report.kept) == {"page:kurs/modul-drugi", "page:kurs/lekcja-c"}
    assert not LessonPage.objects.filter(slug="lekcja-c").exists()
    assert "<a>lekcję B</a>" in LessonPage.objects.get(slug="lekcja-a").body[1].value.source


def test_page_moved_or_given_another_address_is_still_known(files, lesson):
    lesson.move(ModulePage.objects.get(slug="modul-drugi"), pos="last-child")
    lesson = LessonPage.objects.get(pk=lesson.pk)
    lesson.slug = "nowy-adres"
    lesson.save_revision().publish()

    report = files.load_all()

    assert report.kept == {KEY: "edited in the back office"}
    assert LessonPage.objects.count() == 3


def test_page_made_by_a_person_at_the_same_address_is_kept(files, home_page):
    course = home_page.add_child(instance=CoursePage(title="Kurs redakcji", slug="kurs"))

    report = files.load()

    course.refresh_from_db()
    assert report.kept == {"page:kurs/kurs": "made in the back office"}
    assert course.title == "Kurs redakcji"
    assert ModulePage.objects.child_of(course).count() == 2


def test_edited_blueprint_is_kept(files, lesson):
    quiz = QuizPage.objects.get()
    line = quiz.sections.get(competence__code="k-a")
    line.count = 1
    quiz.sections.add(line)
    quiz.save_revision().publish()
    files.replace(TEST, "Trzy pytania", "Pytania")

    assert set(files.load().kept) == {"page:kurs/test-probny"}


def test_question_edited_by_a_person_is_kept(files, lesson):
    question = Question.objects.get(key="a-1")
    spec = question.current_version.read_spec()
    publish_version(question=question, kind="single_choice", spec=type(spec)(text="Moje?", options=spec.options))
    files.replace(BANK, "text: Pierwsze?", "text: Z pliku?")

    report = files.load()

    question.refresh_from_db()
    assert report.kept == {"question:a-1": "edited in the back office"}
    assert question.current_version.spec["text"] == "Moje?"


def test_question_taken_back_to_draft_is_kept(files, lesson):
    question = Question.objects.get(key="a-1")
    unpublish_question(question=question)

    assert set(files.load_all().kept) == {"question:a-1"}


def test_draft_of_a_person_waits_and_is_not_lost(files, lesson):
    question = Question.objects.get(key="a-1")
    spec = question.current_version.read_spec()
    draft = save_draft(question=question, kind="single_choice", spec=replace(spec, text="Moje?"))
    files.replace(BANK, "text: Pierwsze?", "text: Z pliku?")

    report = files.load()

    question.refresh_from_db()
    assert report.kept == {"question:a-1": "edited in the back office"}
    assert question.draft_version == draft


def test_deleted_question_does_not_come_back(files, lesson):
    question = Question.objects.get(key="a-1")
    Question.objects.filter(pk=question.pk).update(current_version=None)
    question.versions.all()._raw_delete("default")
    Question.objects.filter(pk=question.pk)._raw_delete("default")

    assert files.load_all().kept == {"question:a-1": "deleted in the back office"}


def test_competence_renamed_by_a_person_is_kept(files, lesson):
    Competence.objects.filter(code="k-a").update(name="Moja nazwa")
    files.replace(A, "name: Wymienia", "name: Wylicza")

    report = files.load()

    assert report.kept == {"competence:k-a": "edited in the back office"}
    assert Competence.objects.get(code="k-a").name == "Moja nazwa"
