"""What a start sets up once and never again."""

import pytest
from wagtail.models import Page

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


def test_start_leaves_the_page_tree_sound(root_page):
    services.ensure_home_page()
    make_course(HomePage.objects.get())
    services.show_course_on_home_page()
    assert Page.find_problems() == ([], [], [], [], [])
    assert HomePage.objects.get().course_id
