"""The button at the end of a lesson."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from accounts.tests.factories import UserFactory
from courses.models import Completion, LessonProgress
from courses.tests.factories import EnrolmentFactory, make_course, read_lessons

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(home_page):
    return make_course(home_page, modules=2, lessons=2)


@pytest.fixture
def enrolment(tree):
    return EnrolmentFactory(course=tree.course)


@pytest.fixture
def participant(client, enrolment):
    client.force_login(enrolment.participant)
    return client


def address(lesson) -> str:
    return reverse("courses:complete_lesson", args=[lesson.pk])


def said(response) -> list[str]:
    return [str(message).replace("\u00a0", " ") for message in get_messages(response.wsgi_request)]


def test_reading_leads_to_the_next_lesson(participant, tree):
    response = participant.post(address(tree.lessons[0][0]))

    assert response.url == tree.lessons[0][1].url
    assert LessonProgress.objects.get().lesson == tree.lessons[0][0]
    assert said(response) == []


def test_last_lesson_opens_the_test_and_says_so(participant, tree, enrolment):
    read_lessons(enrolment, tree.lessons[0][:1])

    response = participant.post(address(tree.lessons[0][1]))

    assert response.url == tree.quizzes[0].url
    assert said(response) == ["Wszystkie lekcje modułu przeczytane. Test modułu 1 jest otwarty."]


def test_last_lesson_of_all_completes_the_course(client, home_page):
    tree = make_course(home_page, modules=1, lessons=1, quiz=False)
    enrolment = EnrolmentFactory(course=tree.course)
    client.force_login(enrolment.participant)

    response = client.post(address(tree.lessons[0][0]))

    assert response.url == tree.course.url
    assert said(response) == ["Kurs ukończony. Certyfikat pojawi się na stronie „Moje”."]
    assert Completion.objects.get().enrolment == enrolment


def test_pressing_twice_does_no_harm(participant, tree):
    participant.post(address(tree.lessons[0][0]))
    response = participant.post(address(tree.lessons[0][0]))

    assert response.status_code == 302
    assert LessonProgress.objects.count() == 1


def test_closed_lesson_goes_back_to_the_page_that_says_why(participant, tree):
    response = participant.post(address(tree.lessons[1][0]))

    assert response.url == tree.lessons[1][0].url
    assert not LessonProgress.objects.exists()


def test_person_who_is_not_enrolled_finds_nothing(client, tree):
    client.force_login(UserFactory())

    assert client.post(address(tree.lessons[0][0])).status_code == 404
    assert not LessonProgress.objects.exists()


def test_visitor_is_asked_to_sign_in(client, tree):
    assert client.post(address(tree.lessons[0][0])).url.startswith(reverse("account_login"))


def test_reading_needs_a_post(participant, tree):
    assert participant.get(address(tree.lessons[0][0])).status_code == 405


def test_draft_lesson_is_not_found(participant, tree):
    tree.lessons[0][0].unpublish()

    assert participant.post(address(tree.lessons[0][0])).status_code == 404
