"""Enrolments in the back office: coordinators find and add them, nobody changes or deletes them."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from courses.models import Enrolment
from courses.tests.factories import EnrolmentFactory, make_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(home_page):
    return make_course(home_page)


@pytest.fixture
def coordinator(client, settings):
    settings.STAFF_MFA_REQUIRED = False
    client.force_login(UserFactory(role=Role.COORDINATOR))
    return client


def test_list_finds_a_person_by_name(coordinator, tree):
    EnrolmentFactory(course=tree.course, participant__last_name="Wiśniewska")
    EnrolmentFactory(course=tree.course, participant__last_name="Zielińska")

    page = coordinator.get(reverse("enrolments:index"), {"q": "Wiśniewska"}).content.decode()

    assert "Wiśniewska" in page
    assert "Zielińska" not in page


def test_list_costs_the_same_for_any_length(coordinator, tree, django_assert_max_num_queries):
    for count in (1, 12):
        for _ in range(count):
            EnrolmentFactory(course=tree.course)
        with django_assert_max_num_queries(30):
            coordinator.get(reverse("enrolments:index"))


def test_coordinator_enrols_a_person_by_address(coordinator, tree):
    person = UserFactory(email="anna@example.org")

    response = coordinator.post(reverse("enrolments:add"), {"email": "Anna@example.org", "course": tree.course.pk})

    assert response.status_code == 302
    assert Enrolment.objects.get().participant == person


@pytest.mark.parametrize(
    ("email", "message"),
    [("nikt@example.org", "Żadne konto nie ma tego adresu"), ("anna@example.org", "jest już zapisana na ten kurs")],
)
def test_mistake_is_said_beside_the_field(coordinator, tree, email, message):
    EnrolmentFactory(course=tree.course, participant__email="anna@example.org")

    response = coordinator.post(reverse("enrolments:add"), {"email": email, "course": tree.course.pk})

    assert message in response.content.decode().replace("\u00a0", " ")
    assert Enrolment.objects.count() == 1


@pytest.mark.parametrize("verb", ["edit", "delete"])
def test_nobody_changes_or_deletes_an_enrolment(client, tree, verb):
    enrolment = EnrolmentFactory(course=tree.course)
    client.force_login(UserFactory(is_superuser=True, is_staff=True))

    response = client.post(reverse(f"enrolments:{verb}", args=[enrolment.pk]))

    assert response.status_code == 302
    assert Enrolment.objects.filter(pk=enrolment.pk).exists()
