"""Editions: made in the back office, chosen at enrolment, kept."""

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from courses.models import Edition, Enrolment
from courses.services.enrolment import EditionOfAnotherCourse, enrol_participant
from courses.tests.factories import make_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(home_page):
    return make_course(home_page).course


@pytest.fixture
def edition(course):
    return Edition.objects.create(course=course, name="jesień 2026")


def test_enrolment_takes_the_edition_once(course, edition):
    person, later = UserFactory(), Edition.objects.create(course=course, name="wiosna 2027")
    enrol_participant(participant=person, course=course)
    enrol_participant(participant=person, course=course, edition=edition)
    enrol_participant(participant=person, course=course, edition=later)
    assert Enrolment.objects.get(participant=person).edition == edition


def test_edition_of_another_course_is_refused(home_page, edition):
    other = make_course(home_page).course
    with pytest.raises(EditionOfAnotherCourse):
        enrol_participant(participant=UserFactory(), course=other, edition=edition)
    assert not Enrolment.objects.filter(course=other).exists()


def test_coordinator_makes_an_edition(client, coordinator, course):
    data = {"course": course.pk, "name": "zima", "starts_on": "2027-01-10", "ends_on": "2027-03-31"}
    client.post(reverse("editions:add"), data)
    assert Edition.objects.get().name == "zima"


def test_dates_of_an_edition_stand_in_order(client, coordinator, course):
    data = {"course": course.pk, "name": "zima", "starts_on": "2027-01-10", "ends_on": "2026-03-31"}
    assert "ends_on" in client.post(reverse("editions:add"), data).context["form"].errors


def test_edition_with_people_stays_on_its_course(client, coordinator, home_page, course, edition):
    enrol_participant(participant=UserFactory(), course=course, edition=edition)
    data = {"course": make_course(home_page).course.pk, "name": edition.name}
    assert "course" in client.post(reverse("editions:edit", args=[edition.pk]), data).context["form"].errors


def test_list_counts_people(client, coordinator, course, edition):
    enrol_participant(participant=UserFactory(), course=course, edition=edition)
    assert client.get(reverse("editions:index")).context["object_list"][0].people == 1


def test_form_of_enrolment_takes_an_edition(client, coordinator, course, edition):
    person = UserFactory()
    client.post(reverse("enrolments:add"), {"email": person.email, "course": course.pk, "edition": edition.pk})
    assert Enrolment.objects.get(participant=person).edition == edition


def test_form_of_enrolment_refuses_an_edition_of_another_course(client, coordinator, home_page, edition):
    other, person = make_course(home_page).course, UserFactory()
    data = {"email": person.email, "course": other.pk, "edition": edition.pk}
    assert "edition" in client.post(reverse("enrolments:add"), data).context["form"].errors
