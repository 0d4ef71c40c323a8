"""What a load leaves in the tree and in the bank."""

import pytest
from wagtail.models import Page, PageLogEntry, Revision

from core.models import LoadedText
from core.texts import TextErrors
from courses.loading import NoHomePage
from courses.models import (
    Competence,
    CoursePage,
    LessonPage,
    ModulePage,
    PublishedOutline,
    Question,
    QuestionVersion,
    QuizPage,
)

from .test_reading import BANK, TEST, A

pytestmark = pytest.mark.django_db
COUNTED = (Page, Revision, PageLogEntry, Competence, Question, QuestionVersion, LoadedText)


def counts() -> list[int]:
    return [model.objects.count() for model in COUNTED]


def test_load_makes_the_whole_course(files, home_page):
    report = files.load()

    course = CoursePage.objects.child_of(home_page).live().get()
    modules = list(ModulePage.objects.child_of(course).live())
    assert (course.slug, course.title) == ("kurs", "Kurs próbny")
    assert [module.slug for module in modules] == ["modul-pierwszy", "modul-drugi"]
    assert [page.slug for page in modules[0].get_children().live()] == ["lekcja-a", "lekcja-b", "test-probny"]
    assert len(report.created) == 7 + 2 + 3
    assert [*report.updated, *report.unchanged, *report.kept, *report.left] == []


def test_lesson_has_its_fields_and_blocks(files, home_page):
    files.load()

    lesson, other = LessonPage.objects.get(slug="lekcja-a"), LessonPage.objects.get(slug="lekcja-b")
    paragraph = lesson.body[1].value.source
    assert (lesson.minutes, lesson.sources[0].value["url"]) == (5, "https://example.org/ustawa")
    assert [block.block_type for block in lesson.body] == ["heading", "paragraph", "checklist"]
    assert f'<a linktype="page" id="{other.pk}">lekcję B</a>' in paragraph
    assert f'<a href="{other.url}#koniec">jej koniec</a>' in paragraph
    assert '<a href="#poczatek">początek</a>' in paragraph
    assert [item.code for item in lesson.competences.all()] == ["k-a"]


def test_quiz_has_its_blueprint_and_questions_their_versions(files, home_page):
    files.load()

    quiz = QuizPage.objects.get()
    assert [(line.competence.code, line.count) for line in quiz.sections.all()] == [("k-a", 2), ("k-b", 1)]
    assert quiz.intro == "<p>Trzy pytania.</p>"
    question = Question.objects.published().get(key="a-2")
    assert (question.competence.code, question.difficulty) == ("k-a", 3)
    spec = question.current_version.spec
    assert (spec["section"], [option["id"] for option in spec["options"]]) == ("lekcja-a#poczatek", ["a", "b", "c"])


def test_pages_are_published_through_revisions_and_log_without_a_user(files, home_page):
    files.load()

    lesson = LessonPage.objects.get(slug="lekcja-a")
    assert lesson.live_revision == lesson.latest_revision
    assert not lesson.has_unpublished_changes
    actions = list(PageLogEntry.objects.filter(page=lesson.pk).values_list("action", "user").order_by("pk"))
    assert actions == [("wagtail.create", None), ("wagtail.publish", None)]


def test_outline_is_published_with_the_pages(files, home_page):
    files.load()

    titles = [module["title"] for module in PublishedOutline.objects.get().data["modules"]]
    assert titles == ["Moduł pierwszy", "Moduł drugi"]


def test_second_load_is_one_query(files, home_page, django_assert_num_queries):
    files.load()

    with django_assert_num_queries(1):
        assert files.load().is_current


def test_texts_looked_at_again_are_unchanged(files, home_page):
    files.load()
    before = counts()

    report = files.load_all()

    assert len(report.unchanged) == 12
    assert [*report.created, *report.updated, *report.kept] == []
    assert counts() == before


def test_changed_file_makes_one_new_revision(files, home_page):
    files.load()
    lesson = LessonPage.objects.get(slug="lekcja-a")
    revisions = Revision.objects.count()
    files.replace(A, "O tym, co pierwsze.", "O początku.")

    report = files.load()

    lesson.refresh_from_db()
    assert (report.updated, lesson.lead, lesson.live) == (["page:kurs/lekcja-a"], "O początku.", True)
    assert Revision.objects.count() == revisions + 1
    assert PageLogEntry.objects.filter(page=lesson.pk, action="wagtail.publish").count() == 2


def test_changed_question_gets_a_version_and_keeps_the_old_one(files, home_page):
    files.load()
    files.replace(BANK, "text: Trzecie?", "text: Czwarte?")

    report = files.load()

    question = Question.objects.get(key="b-1")
    assert report.updated == ["question:b-1"]
    assert question.current_version.spec["text"] == "Czwarte?"
    assert question.versions.count() == 2


def test_changed_competence_and_blueprint(files, home_page):
    files.load()
    files.replace(A, "name: Wymienia", "name: Wylicza")
    files.replace(TEST, "count: 2", "count: 1")

    report = files.load()

    assert sorted(report.updated) == ["competence:k-a", "page:kurs/test-probny"]
    assert Competence.objects.get(code="k-a").name == "Wylicza"
    assert [line.count for line in QuizPage.objects.get().sections.all()] == [1, 1]


def test_new_lesson_takes_its_place_between_the_others(files, home_page):
    files.load()
    text = (files.folder / "02-drugi/01-lekcja-c.md").read_text().replace("lekcja-c", "lekcja-d")
    files.write("01-pierwszy/01b-lekcja-d.md", text)
    (files.folder / "01-pierwszy/01b-lekcja-d.md").rename(files.folder / "01-pierwszy/015-lekcja-d.md")
    files.write("02-drugi/00-lekcja-e.md", text.replace("lekcja-d", "lekcja-e"))

    report = files.load()

    modules = ModulePage.objects.order_by("path")
    assert [page.slug for page in modules[0].get_children()] == ["lekcja-a", "lekcja-d", "lekcja-b", "test-probny"]
    assert [page.slug for page in modules[1].get_children()] == ["lekcja-e", "lekcja-c"]
    assert len(report.created) == 2


def test_text_no_longer_in_the_files_is_left_and_named(files, home_page):
    files.load()
    (files.folder / "02-drugi/01-lekcja-c.md").unlink()

    report = files.load()

    assert report.left == ["page:kurs/lekcja-c"]
    assert LessonPage.objects.live().filter(slug="lekcja-c").exists()


def test_mistake_anywhere_leaves_nothing(files, home_page):
    before = counts()
    files.replace(BANK, "section: lekcja-b#koniec", "section: gdzies#indziej")

    with pytest.raises(TextErrors):
        files.load()

    assert counts() == before


def test_mistake_found_while_writing_leaves_nothing(files, home_page):
    home_page.add_child(instance=CoursePage(title="Kurs", slug="kurs")).add_child(
        instance=ModulePage(title="Inny", slug="modul-pierwszy")
    ).add_child(instance=QuizPage(title="Zajęte", slug="lekcja-b"))
    before = counts()

    with pytest.raises(TextErrors, match=r"02-lekcja-b\.md:3: slug: a page of another kind"):
        files.load()

    assert counts() == before


def test_without_a_site_nothing_is_loaded(files, home_page):
    from wagtail.models import Site

    Site.objects.all().delete()

    with pytest.raises(NoHomePage, match="no default site"):
        files.load()


def test_welcome_page_takes_no_course(files, root_page):
    from wagtail.models import Site

    welcome = root_page.add_child(instance=Page(title="Welcome", slug="welcome-here"))
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "x", "root_page": welcome})

    with pytest.raises(NoHomePage, match="takes no course"):
        files.load()
