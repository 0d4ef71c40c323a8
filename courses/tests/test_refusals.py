"""Forged input and late answers: refused, written down, and nothing else changes."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.tests.factories import UserFactory
from courses.models import Answer, Attempt, Refusal
from courses.services.attempts import start_attempt
from courses.services.refusals import PER_HOUR, record_refusal
from courses.tests.quiz_factories import make_quiz_course

pytestmark = pytest.mark.django_db
REASON = Refusal.Reason


@pytest.fixture
def attempt(home_page):
    course = make_quiz_course(home_page, questions=2, bank=2)
    return start_attempt(enrolment=course.enrolment, quiz=course.quiz)


@pytest.fixture
def post(client, attempt):
    client.force_login(attempt.enrolment.participant)
    address = reverse("courses:attempt_page", args=[attempt.pk, 1])
    return lambda data: client.post(address, data).status_code


@pytest.mark.parametrize(
    ("data", "status", "reason"),
    [
        ({"item": 77, "a77": "a"}, 404, REASON.UNKNOWN_ITEM),
        ({"item": "x"}, 404, REASON.UNKNOWN_ITEM),
        ({"item": 1, "a1": "z"}, 400, REASON.NOT_OFFERED),
    ],
)
def test_forged_answers_are_recorded(post, attempt, data, status, reason):
    assert post(data) == status
    refusal = Refusal.objects.get()
    assert (refusal.attempt, refusal.participant) == (attempt, attempt.enrolment.participant)
    assert refusal.reason == reason
    assert not Answer.objects.exists()


def test_a_late_answer_is_recorded(post, attempt):
    Attempt.objects.filter(pk=attempt.pk).update(deadline=timezone.now() - timedelta(minutes=2))
    assert post({"item": 1, "a1": "a"}) == 302
    assert Refusal.objects.get().reason == REASON.TOO_LATE


@pytest.mark.parametrize("name", ["attempt_submit", "attempt_page"])
def test_the_attempt_of_someone_else_is_recorded_with_who_tried(client, attempt, name):
    stranger = UserFactory()
    client.force_login(stranger)
    args = [attempt.pk, 1] if name == "attempt_page" else [attempt.pk]
    assert client.post(reverse(f"courses:{name}", args=args), {"item": 1, "a1": "a"}).status_code == 404
    refusal = Refusal.objects.get()
    assert (refusal.participant, refusal.attempt, refusal.reason) == (stranger, attempt, REASON.NOT_OWN)
    assert not Attempt.objects.closed().exists()


def test_an_attempt_that_never_was_is_recorded_by_its_address(client):
    client.force_login(UserFactory())
    wanted = uuid.uuid4()
    client.post(reverse("courses:attempt_page", args=[wanted, 1]), {"item": 1})
    assert (Refusal.objects.get().attempt, Refusal.objects.get().detail) == (None, str(wanted))


def test_an_honest_save_records_nothing(post):
    assert post({"item": 1, "a1": "a"}) == 302
    assert not Refusal.objects.exists()


def test_a_script_cannot_fill_the_table(attempt):
    person, now = attempt.enrolment.participant, timezone.now()

    def refuse(at):
        return record_refusal(participant=person, attempt_id=attempt.pk, reason=REASON.NOT_OFFERED, now=at)

    for _ in range(PER_HOUR):
        assert refuse(now)
    assert refuse(now) is None
    assert refuse(now + timedelta(hours=1, seconds=1))
