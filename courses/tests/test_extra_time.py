"""The coordinator's page of extra time; what it does to deadlines is told in scenarios/attempts_extra_time.csv."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from courses.models import ExtraTime, Refusal
from courses.services.attempts import start_attempt
from courses.services.extra_time import end_extra_time, grant_extra_time
from courses.tests.factories import EnrolmentFactory, make_course
from courses.tests.quiz_factories import make_quiz_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator():
    return UserFactory(role=Role.COORDINATOR, has_second_factor=True)


@pytest.fixture
def enrolment(home_page):
    return EnrolmentFactory(course=make_course(home_page, quiz=False).course)


def address(enrolment, name="extra_time"):
    return reverse(f"gradebook:{name}", args=[enrolment.pk])


def test_a_coordinator_grants_changes_and_ends_it_and_all_stays_on_record(client, coordinator, enrolment):
    client.force_login(coordinator)
    given = {"unit": "percent", "amount": 50, "note": "wniosek uczestniczki"}
    assert client.post(address(enrolment), given).url == address(enrolment)
    client.post(address(enrolment), {**given, "unit": "minutes", "amount": 20})
    client.post(address(enrolment, "end_extra_time"))
    client.post(address(enrolment, "end_extra_time"))
    minutes, percent = ExtraTime.objects.all()
    assert (percent.percent, percent.ended_by) == (50, coordinator)
    assert (minutes.minutes, minutes.granted_by, minutes.ended_by) == (20, coordinator, coordinator)
    assert "wniosek uczestniczki" in client.get(address(enrolment)).text


@pytest.mark.parametrize(
    "given", [{"unit": "percent", "amount": 0, "note": "a"}, {"unit": "percent", "amount": 999, "note": "a"}, {}]
)
def test_a_form_filled_in_badly_says_so(client, coordinator, enrolment, given):
    client.force_login(coordinator)
    assert client.post(address(enrolment), given).context["form"].errors
    assert not ExtraTime.objects.exists()


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.ADVISOR, Role.EDITOR])
def test_nobody_else_may(client, enrolment, role):
    client.force_login(UserFactory(role=role, has_second_factor=True))
    assert client.get(address(enrolment)).status_code == 403
    assert client.post(address(enrolment, "end_extra_time")).status_code == 403


def test_granting_the_same_twice_is_one_decision(coordinator, enrolment):
    for _ in range(2):
        grant_extra_time(enrolment=enrolment, by=coordinator, note="decyzja", percent=25)
    assert ExtraTime.objects.count() == 1
    assert end_extra_time(enrolment=enrolment, by=coordinator)
    assert end_extra_time(enrolment=enrolment, by=coordinator) is None


@pytest.mark.parametrize("terms", [{}, {"percent": 10, "minutes": 10}])
def test_either_percent_or_minutes(coordinator, enrolment, terms):
    with pytest.raises(ValueError, match="percent"):
        grant_extra_time(enrolment=enrolment, by=coordinator, note="decyzja", **terms)


def test_refused_answers_are_listed_for_coordinators_to_look_at(client, coordinator, home_page):
    course = make_quiz_course(home_page, questions=1, bank=1)
    attempt = start_attempt(enrolment=course.enrolment, quiz=course.quiz)
    Refusal.objects.create(participant=course.participant, attempt=attempt, reason="not_offered", detail="z")
    client.force_login(coordinator)
    page = client.get(reverse("refusals:index"))
    assert [refusal.detail for refusal in page.context["object_list"]] == ["z"]
    assert reverse("refusals:edit", args=[Refusal.objects.get().pk]) not in page.text
