"""A lesson that changed after a person read it says so to them, until they say that they know."""

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from courses.models import Completion, LessonPage, LessonProgress
from courses.queries import desk, state_of
from courses.services.enrolment import acknowledge_change, complete_lesson
from courses.tests.factories import EnrolmentFactory, make_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(home_page):
    return make_course(home_page, lessons=1, quiz=False)


@pytest.fixture
def enrolment(tree):
    enrolment = EnrolmentFactory(course=tree.course)
    complete_lesson(enrolment=enrolment, lesson=tree.lessons[0][0])
    return enrolment


def publish(lesson, note: str, **fields) -> LessonPage:
    draft = LessonPage.objects.get(pk=lesson.pk).get_latest_revision_as_object()
    for name, value in {"change_note": note, **fields}.items():
        setattr(draft, name, value)
    draft.save_revision().publish()
    return LessonPage.objects.get(pk=lesson.pk)


def marked(enrolment) -> list[str]:
    return [lesson.change_note for lesson in state_of(enrolment).changed]


def test_new_note_marks_the_lesson_for_who_read_it_before(tree, enrolment):
    publish(tree.lessons[0][0], "Nowy termin sprawozdania.")
    assert marked(enrolment) == ["Nowy termin sprawozdania."]
    assert len(desk(enrolment.participant)[0].state.changed) == 1


def test_who_reads_after_the_change_sees_no_mark(tree):
    publish(tree.lessons[0][0], "Nowy termin sprawozdania.")
    later = EnrolmentFactory(course=tree.course)
    complete_lesson(enrolment=later, lesson=tree.lessons[0][0])
    assert marked(later) == []


def test_published_without_a_new_note_keeps_the_moment_of_the_change(tree, enrolment):
    first = publish(tree.lessons[0][0], "Nowy termin.").changed_at
    again = publish(tree.lessons[0][0], "Nowy termin.", lead="Poprawiona literówka.")
    assert again.changed_at == first
    assert again.lead == "Poprawiona literówka."


def test_lesson_published_for_the_first_time_with_a_note_is_no_change(tree):
    assert publish(tree.lessons[0][0], "").changed_at is None


def test_note_taken_out_takes_the_mark_back(tree, enrolment):
    publish(tree.lessons[0][0], "Nowy termin.")
    publish(tree.lessons[0][0], "")
    assert marked(enrolment) == []


def test_known_change_is_marked_no_more_and_the_next_one_is(tree, enrolment):
    publish(tree.lessons[0][0], "Nowy termin.")
    acknowledge_change(enrolment=enrolment, lesson=tree.lessons[0][0])
    assert marked(enrolment) == []
    publish(tree.lessons[0][0], "Drugi nowy termin.")
    assert marked(enrolment) == ["Drugi nowy termin."]


def test_change_takes_nothing_away(tree, enrolment):
    read_at = LessonProgress.objects.get().completed_at
    publish(tree.lessons[0][0], "Nowy termin.")
    acknowledge_change(enrolment=enrolment, lesson=tree.lessons[0][0])
    assert state_of(enrolment).is_complete
    assert Completion.objects.count() == 1
    assert LessonProgress.objects.get().completed_at == read_at


def test_page_says_so_with_the_note_and_the_button_clears_it(client, tree, enrolment):
    lesson = publish(tree.lessons[0][0], "Nowy termin sprawozdania.")
    client.force_login(enrolment.participant)
    button = reverse("courses:acknowledge_change", args=[lesson.pk])
    page = client.get(lesson.url).content.decode()
    assert "termin sprawozdania." in page
    assert button in page
    assert client.post(button).url == lesson.url
    assert button not in client.get(lesson.url).content.decode()


def test_button_is_for_participants_of_the_course(client, tree, enrolment):
    client.force_login(UserFactory())
    assert client.post(reverse("courses:acknowledge_change", args=[tree.lessons[0][0].pk])).status_code == 404
