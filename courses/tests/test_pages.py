"""The pages of a course for a visitor, a person who is not enrolled and a participant."""

import pytest

from accounts.tests.factories import UserFactory
from courses.models import Attempt, CoursePage
from courses.services.enrolment import complete_lesson
from courses.tests.factories import EnrolmentFactory, LessonPageFactory, make_course, read_lessons

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(home_page):
    return make_course(home_page, modules=3, lessons=2)


@pytest.fixture
def enrolment(tree):
    return EnrolmentFactory(course=tree.course)


@pytest.fixture
def participant(client, enrolment):
    client.force_login(enrolment.participant)
    return client


@pytest.fixture
def stranger(client):
    client.force_login(UserFactory())
    return client


def text(response) -> str:
    """What a person reads, with plain spaces."""
    return response.content.decode().replace("\u00a0", " ")


def pass_quiz(enrolment, quiz, score=8):
    return Attempt.objects.create(
        enrolment=enrolment, quiz=quiz, number=1, cut_score=70, max_score=10, score=score,
        is_passed=score >= 7, closed_at=quiz.last_published_at, closed_by="participant",
    )  # fmt: skip


# --- Contents ------------------------------------------------------------------


def test_visitor_sees_where_to_begin(client, tree):
    page = text(client.get(tree.course.url))

    assert "Zacznij od lekcji 1" in page
    assert "Moduł 1 jest otwarty dla wszystkich" in page
    assert page.count("Ta część jest dla osób zapisanych na kurs") == 2  # the test of module 1, the first closed module
    assert tree.lessons[1][0].url not in page


def test_person_who_is_not_enrolled_may_enrol(stranger, tree):
    assert "Zapisz się na kurs" in text(stranger.get(tree.course.url))


def test_person_who_is_not_enrolled_is_told_so_where_enrolment_is_closed(stranger, tree):
    CoursePage.objects.update(is_enrolment_open=False)
    assert "nie jest jeszcze zapisane na ten kurs" in text(stranger.get(tree.course.url))


def test_participant_sees_the_bookmark_and_why_the_next_module_is_closed(participant, tree, enrolment):
    read_lessons(enrolment, tree.lessons[0][:1])

    page = text(participant.get(tree.course.url))

    assert "Wróć do lekcji 2 w module 1" in page
    assert "1 z 2 lekcji" in page
    assert page.count("Otworzy się, gdy zaliczysz test modułu 1. Została ci 1 lekcja i test.") == 1
    assert f'href="{tree.lessons[0][1].url}">Przejdź do lekcji 2 w module 1' in page


def test_participant_sees_the_result_of_a_test(participant, tree, enrolment):
    read_lessons(enrolment, tree.lessons[0])
    pass_quiz(enrolment, tree.quizzes[0])

    assert "Test zaliczony: 8 na 10" in text(participant.get(tree.course.url))


def test_module_without_a_test_and_a_finished_course_show_well(client, home_page):
    tree = make_course(home_page, modules=1, lessons=1, quiz=False)
    enrolment = EnrolmentFactory(course=tree.course)
    client.force_login(enrolment.participant)
    complete_lesson(enrolment=enrolment, lesson=tree.lessons[0][0])

    assert "Kurs ukończony." in text(client.get(tree.course.url))
    assert "1 z 1 lekcji" in text(client.get(tree.modules[0].url))
    assert client.get("/moje/").status_code == 200


def test_course_without_modules_says_what_will_be_there(client, home_page):
    assert "Podręcznik powstaje" in text(client.get(make_course(home_page, modules=0).course.url))


# --- Module --------------------------------------------------------------------


@pytest.mark.parametrize("module", [0, 1])
def test_module_page_lists_lessons_open_or_not(client, tree, module):
    page = text(client.get(tree.modules[module].url))

    assert all(lesson.title in page for lesson in tree.lessons[module])
    assert "wskazuje podstawy prawne strategii" in page
    assert (tree.lessons[module][0].url in page) == (module == 0)


# --- Lesson --------------------------------------------------------------------


def test_visitor_reads_an_open_lesson_and_is_invited(client, tree):
    page = text(client.get(tree.lessons[0][0].url))

    assert "mniej rodzin potrzebowało zasiłku" in page
    assert "Stan prawny na 8 października 2026 r." in page
    assert "Masz miejsce na kursie?" in page
    assert "Przeczytane, przejdź" not in page


def test_participant_gets_the_button_to_go_on(participant, tree):
    page = text(participant.get(tree.lessons[0][0].url))

    assert "Przeczytane, przejdź do lekcji 2" in page
    assert "Lekcja 1 z 2" in page
    assert 'href="#pytanie"' in page


def test_lesson_read_before_leads_on_without_a_form(participant, tree, enrolment):
    complete_lesson(enrolment=enrolment, lesson=tree.lessons[0][0])

    page = text(participant.get(tree.lessons[0][0].url))

    assert "Lekcja przeczytana" in page
    assert "Przejdź do lekcji 2" in page
    assert "/przeczytane/" not in page


def test_closed_lesson_says_why_and_links_to_what_opens_it(participant, tree):
    response = participant.get(tree.lessons[1][0].url)

    assert response.status_code == 403
    assert "Otworzy się, gdy zaliczysz test modułu 1. Zostały ci 2 lekcje i test." in text(response)
    assert f'href="{tree.lessons[0][0].url}"' in text(response)
    assert "mniej rodzin potrzebowało zasiłku" not in text(response)


def test_closed_lesson_asks_a_visitor_to_sign_in_and_come_back(client, tree):
    response = client.get(tree.lessons[1][0].url)

    assert response.status_code == 403
    assert f"?next={tree.lessons[1][0].url.replace('/', '%2F')}" in text(response)


def test_closed_lesson_leads_a_stranger_to_the_open_part(stranger, tree):
    response = stranger.get(tree.lessons[1][0].url)

    assert response.status_code == 403
    assert "Przejdź do otwartej części" in text(response)


def test_lesson_of_an_unpublished_module_is_not_found(participant, tree):
    tree.modules[0].unpublish()

    assert participant.get(tree.lessons[0][0].url).status_code == 404


def test_published_change_is_shown_at_once(client, tree):
    lesson = tree.lessons[0][0]
    client.get(lesson.url)
    lesson.refresh_from_db()
    lesson.body = [{"type": "paragraph", "value": "<p>Nowe zdanie.</p>"}]
    lesson.save_revision().publish()

    assert "Nowe zdanie." in text(client.get(lesson.url))


def test_kept_text_holds_nothing_of_the_reader(participant, tree, enrolment):
    from courses.rendering import lesson_text

    participant.get(tree.lessons[0][0].url)
    kept = lesson_text(tree.lessons[0][0], number="1.1", of=2)

    assert "csrf" not in kept
    assert enrolment.participant.last_name not in kept


# --- Preview -------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["course", "module", "lesson"])
def test_draft_can_be_previewed(rf, tree, kind):
    page = {"course": tree.course, "module": tree.modules[1], "lesson": tree.lessons[1][0]}[kind]
    page.title = "Zmieniony tytuł"

    response = page.make_preview_request(preview_mode=page.default_preview_mode)

    assert response.status_code == 200
    assert "Zmieniony tytuł" in response.content.decode().replace("\u00a0", " ")


def test_preview_of_a_lesson_shows_what_is_not_published(tree):
    draft = LessonPageFactory(parent=tree.modules[2], live=False)
    draft.body = [{"type": "paragraph", "value": "<p>Jeszcze szkic.</p>"}]

    response = draft.make_preview_request(preview_mode="")

    assert "Jeszcze szkic." in response.content.decode()
