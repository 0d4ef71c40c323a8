"""Enrolling oneself: who may, what comes of it, and that pressing twice does no harm."""

import pytest
from django.urls import reverse

from accounts.roles import Role, has_role
from accounts.tests.factories import UserFactory
from courses.models import Enrolment

from .factories import make_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(home_page):
    return make_course(home_page).course


@pytest.fixture
def person(client):
    user = UserFactory()
    client.force_login(user)
    return user


def enrol(client, course):
    return client.post(reverse("courses:enrol", args=[course.pk]), follow=True)


def test_enrolling_opens_the_course_and_gives_the_role(client, course, person):
    page = enrol(client, course)
    assert "Zacznij od lekcji 1" in page.content.decode().replace("\xa0", " ")
    assert has_role(person, Role.PARTICIPANT)


def test_enrolling_twice_makes_one_enrolment(client, course, person):
    enrol(client, course)
    enrol(client, course)
    assert Enrolment.objects.get().participant == person


def test_closed_course_refuses_and_says_so(client, course, person):
    course.is_enrolment_open = False
    course.save()
    assert "Zapisy na ten kurs są zamknięte" in enrol(client, course).content.decode()
    assert not Enrolment.objects.exists()


def test_closed_course_shows_no_button(client, course, person):
    course.is_enrolment_open = False
    course.save()
    assert reverse("courses:enrol", args=[course.pk]) not in client.get(course.get_url()).content.decode()


def test_visitor_signs_in_first(client, course):
    response = client.post(reverse("courses:enrol", args=[course.pk]))
    assert response.url.startswith(reverse("account_login"))
    assert not Enrolment.objects.exists()
