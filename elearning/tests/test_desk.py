"""The desk: what it costs and what it says in each state."""

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from courses.services.enrolment import complete_lesson, enrol_participant
from courses.tests.factories import make_course

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15


@pytest.fixture
def participant(client):
    user = UserFactory(first_name="Anna", last_name="Wrzosek")
    client.force_login(user)
    return user


@pytest.mark.parametrize("modules", [1, 10])
def test_desk_costs_the_same_with_one_module_and_with_ten(
    client, home_page, participant, modules, django_assert_max_num_queries
):
    tree = make_course(home_page, modules=modules)
    enrol_participant(participant=participant, course=tree.course)
    client.get(reverse("desk"))
    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(reverse("desk"))


def test_desk_leads_to_the_first_unread_lesson(client, home_page, participant):
    tree = make_course(home_page)
    enrolment = enrol_participant(participant=participant, course=tree.course)
    first, second = tree.lessons[0][:2]
    complete_lesson(enrolment=enrolment, lesson=first)
    page = client.get(reverse("desk")).content.decode()
    assert f'class="govuk-button" href="{second.get_url()}"' in page
    assert "Czytaj dalej" in page


def test_desk_without_a_course_says_where_to_begin(client, participant):
    page = client.get(reverse("desk")).content.decode()
    assert "Nie masz jeszcze żadnego kursu" in page
    assert 'href="/podrecznik/"' in page


def test_visitor_is_asked_to_sign_in_and_comes_back(client):
    response = client.get(reverse("desk"))
    assert response.status_code == 302
    assert response.url == f"{reverse('account_login')}?next={reverse('desk')}"
