"""The demonstration: made once, through the services, and never over what people did with it."""

import pytest

from accounts.models import User
from accounts.roles import Role, has_role
from courses.tests.factories import make_course
from elearning import demonstration
from elearning.demonstration.people import person

pytestmark = pytest.mark.django_db


def test_every_role_has_somebody_who_signs_in(home_page):
    make_course(home_page)
    people = demonstration.ensure_people()
    assert {role for role in Role for someone in people if has_role(someone, role)} == set(Role)
    assert all(someone.email.endswith("@example.org") for someone in people)


def test_second_start_adds_nobody(home_page):
    tree = make_course(home_page)
    first = demonstration.ensure_people()
    assert demonstration.ensure_people() == first
    assert User.objects.count() == len(first)
    assert tree.course.enrolments.filter(participant=person("uczestnik")).count() == 1


def test_changed_password_of_a_demonstration_person_stays(home_page):
    demonstration.ensure_people()
    advisor = person("doradca")
    advisor.set_password("inne hasło niż pokazowe")
    advisor.save()
    demonstration.ensure_people()
    assert person("doradca").check_password("inne hasło niż pokazowe")
