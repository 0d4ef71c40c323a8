"""A coordinator at work, and a second one."""

import pytest
from django.test import Client

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from certificates.services import issue_certificate
from certificates.tests.factories import NOW, complete
from courses.models import Edition
from courses.tests.factories import make_course


def coordinator_of(client: Client, **names):
    person = UserFactory(role=Role.COORDINATOR, has_second_factor=True, **names)
    client.force_login(person)
    return person


@pytest.fixture
def coordinator(client):
    return coordinator_of(client, first_name="Barbara", last_name="Pierwsza")


@pytest.fixture
def second_client():
    return Client()


@pytest.fixture
def second(second_client):
    """Another coordinator, in a browser of their own."""
    return coordinator_of(second_client, first_name="Tomasz", last_name="Drugi")


@pytest.fixture
def tree(home_page):
    return make_course(home_page, lessons=2)


@pytest.fixture
def edition(tree):
    return Edition.objects.create(course=tree.course, name="jesień 2026")


@pytest.fixture
def graduate(tree, edition):
    """``graduate(last_name="Nowak")``: completed the course in the edition, without a certificate."""

    def make(**person):
        completion = complete(tree, **person)
        completion.enrolment.edition = edition
        completion.enrolment.save()
        return completion

    return make


@pytest.fixture
def issued(graduate):
    """``issued(last_name="Nowak")``: one more certificate of the edition."""
    return lambda **person: issue_certificate(completion=graduate(**person), now=NOW)
