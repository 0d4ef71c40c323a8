"""What a start sets up once and never again."""

import pytest
from wagtail.models import Page

from accounts.models import User
from accounts.roles import Role, has_role
from courses.tests.factories import make_course
from elearning import services
from elearning.models import HomePage

pytestmark = pytest.mark.django_db


def test_home_page_takes_the_place_of_the_welcome_page(root_page):
    home = services.ensure_home_page()
    assert HomePage.objects.get() == home
    assert home.get_url() == "/"


def test_home_page_edited_by_a_person_stays(root_page):
    home = services.ensure_home_page()
    home.headline = "Nasz nagłówek"
    home.save_revision().publish()
    services.ensure_home_page()
    assert HomePage.objects.get().headline == "Nasz nagłówek"


def test_demonstration_people_have_one_role_each(home_page):
    make_course(home_page)
    services.ensure_demonstration_people()
    people = services.ensure_demonstration_people()
    assert [next(role for role in Role if has_role(person, role)) for person in people] == list(Role)
    assert User.objects.count() == len(Role)


def test_demonstration_participant_is_enrolled_once(home_page):
    tree = make_course(home_page)
    services.ensure_demonstration_people()
    services.ensure_demonstration_people()
    assert tree.course.enrolments.get().participant.email == "uczestnik@example.org"


def test_changed_password_of_a_demonstration_person_stays(home_page):
    services.ensure_demonstration_people()
    person = User.objects.get(email="doradca@example.org")
    person.set_password("inne hasło niż pokazowe")
    person.save()
    services.ensure_demonstration_people()
    person.refresh_from_db()
    assert person.check_password("inne hasło niż pokazowe")


def test_start_leaves_the_page_tree_sound(root_page):
    services.ensure_home_page()
    make_course(HomePage.objects.get())
    services.show_course_on_home_page()
    assert Page.find_problems() == ([], [], [], [], [])
    assert HomePage.objects.get().course_id
