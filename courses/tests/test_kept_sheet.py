"""A session that ends in the middle of a test, without JavaScript: nothing is lost, and nothing goes astray."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from accounts.tests.factories import PASSWORD, UserFactory
from courses.kept_sheet import KEY, LARGEST
from courses.models import Answer, Attempt
from courses.services.attempts import close_attempt, start_attempt
from courses.tests.quiz_factories import make_quiz_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def attempt(home_page):
    course = make_quiz_course(home_page, questions=2, bank=2)
    return start_attempt(enrolment=course.enrolment, quiz=course.quiz)


def address(attempt):
    return reverse("courses:attempt_page", args=[attempt.pk, 2])


def send(client, attempt, **extra):
    return client.post(address(attempt), {"item": 2, "a2": "a", "go": "summary", **extra})


def sign_in(client, person, where):
    return client.post(where, {"login": person.email, "password": PASSWORD})


def test_signing_in_saves_the_sheet_and_returns_to_the_question(client, attempt):
    response = send(client, attempt)
    assert not Answer.objects.exists()
    response = sign_in(client, attempt.enrolment.participant, response.url)
    assert response.url == address(attempt)
    assert Answer.objects.get().item.position == 2
    assert KEY not in client.session


def test_someone_else_who_signs_in_there_gets_nothing_and_it_is_forgotten(client, attempt):
    where = send(client, attempt).url
    sign_in(client, UserFactory(), where)
    assert KEY not in client.session
    client.force_login(attempt.enrolment.participant)
    assert not Answer.objects.exists()


def test_the_moment_it_came_decides(client, attempt):
    in_grace = attempt.deadline + timedelta(seconds=59)
    with time_machine.travel(in_grace, tick=False):
        where = send(client, attempt).url
    with time_machine.travel(in_grace + timedelta(minutes=5), tick=False):
        sign_in(client, attempt.enrolment.participant, where)
    assert Answer.objects.count() == 1


def test_what_came_too_late_is_not_saved(client, attempt):
    with time_machine.travel(attempt.deadline + timedelta(seconds=61), tick=False):
        where = send(client, attempt).url
        sign_in(client, attempt.enrolment.participant, where)
    assert not Answer.objects.exists()


def test_a_closed_attempt_keeps_its_result(client, attempt):
    where = send(client, attempt).url
    close_attempt(attempt=attempt, by=Attempt.ClosedBy.PARTICIPANT, now=timezone.now())
    sign_in(client, attempt.enrolment.participant, where)
    assert not Answer.objects.exists()


def test_forged_answers_do_not_stop_anybody_from_signing_in(client, attempt):
    where = send(client, attempt, a2="z").url
    assert sign_in(client, attempt.enrolment.participant, where).url == address(attempt)
    assert not Answer.objects.exists()


def test_nothing_is_kept_of_a_sheet_too_large_or_without_an_attempt(client, attempt):
    send(client, attempt, a2="a" * LARGEST)
    assert KEY not in client.session
    Attempt.objects.all().delete()
    send(client, attempt)
    assert KEY not in client.session


def test_the_script_is_told_to_sign_in_and_nothing_lies_in_the_session(client, attempt):
    response = client.post(address(attempt), {"item": 2, "a2": "a"}, headers={"X-Requested-With": "fetch"})
    assert (response.status_code, KEY in client.session) == (401, False)
    assert response.json()["redirect"] == f"{reverse('account_login')}?next={address(attempt)}"
