"""The coordinator's page: who sees it, where its figures lead, what it costs."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from courses.services.enrolment import enrol_participant
from courses.tests.factories import make_course
from elearning.figures import overview

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(client):
    user = UserFactory(role=Role.COORDINATOR, has_second_factor=True)
    client.force_login(user)
    return user


@pytest.mark.parametrize("role", [role for role in Role if role != Role.COORDINATOR])
def test_other_roles_do_not_see_the_overview(client, role):
    client.force_login(UserFactory(role=role, has_second_factor=True))
    assert client.get(reverse("overview")).status_code == 403


def test_visitor_signs_in_first(client):
    assert client.get(reverse("overview")).url.startswith(reverse("account_login"))


def test_every_figure_leads_to_a_list_the_coordinator_may_open(client, coordinator):
    links = [figure.url for group in overview() for figure in group.figures]
    links += [group.more_url for group in overview()]
    assert [(link, 200) for link in links] == [(link, client.get(link).status_code) for link in links]


def test_overview_costs_the_same_with_one_participant_and_with_many(client, coordinator, home_page, query_count):
    course = make_course(home_page).course
    with_few = query_count(lambda: client.get(reverse("overview")))
    for _number in range(30):
        enrol_participant(participant=UserFactory(), course=course)
    assert query_count(lambda: client.get(reverse("overview"))) == with_few
