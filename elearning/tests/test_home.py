"""The home page for a visitor and for a participant."""

import pytest

from accounts.tests.factories import UserFactory
from courses.tests.factories import make_course
from elearning import services

pytestmark = pytest.mark.django_db


def test_visitor_finds_the_first_lesson_and_the_call_to_apply(client, root_page):
    home = services.ensure_home_page()
    make_course(home)
    services.show_course_on_home_page()
    page = client.get("/").content.decode()
    assert "Przeczytaj pierwszą lekcję" in page
    assert "Załóż konto" in page  # nothing is announced yet: the invitation stands in


def test_participant_is_led_to_the_desk(client, home_page):
    client.force_login(UserFactory())
    page = client.get("/").content.decode()
    assert 'class="govuk-button" href="/moje/"' in page


def test_home_page_costs_few_queries(client, home_page, django_assert_max_num_queries):
    make_course(home_page, modules=10)
    services.show_course_on_home_page()
    client.get("/")
    with django_assert_max_num_queries(7):
        client.get("/")


@pytest.mark.parametrize(("address", "status"), [("/nie-ma/", 404), ("/zdrowie/", 200)])
def test_addresses_of_the_roof_answer(client, home_page, address, status):
    assert client.get(address).status_code == status
