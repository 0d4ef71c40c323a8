"""What a page costs in queries, however long the course is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courses.queries import desk
from courses.tests.factories import EnrolmentFactory, make_course, read_lessons

pytestmark = pytest.mark.django_db

SIZES = [1, 10]


def cost(client, url: str) -> int:
    """Queries of the second view: the first one fills the caches of publication."""
    assert client.get(url).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    return len(queries)


@pytest.fixture(params=SIZES)
def tree(request, home_page):
    return make_course(home_page, modules=request.param, lessons=5)


@pytest.fixture
def participant(client, tree):
    enrolment = EnrolmentFactory(course=tree.course)
    read_lessons(enrolment, tree.lessons[0][:2])
    client.force_login(enrolment.participant)
    return client


def test_lesson_for_a_participant(participant, tree):
    assert cost(participant, tree.lessons[0][2].url) <= 8


def test_contents_for_a_participant(participant, tree):
    assert cost(participant, tree.course.url) <= 9


def test_module_for_a_participant(participant, tree):
    assert cost(participant, tree.modules[0].url) <= 9


def test_lesson_for_a_visitor(client, tree):
    assert cost(client, tree.lessons[0][0].url) <= 5


def test_marking_a_lesson_as_read(participant, tree):
    with CaptureQueriesContext(connection) as queries:
        participant.post(f"/moje/lekcje/{tree.lessons[0][2].pk}/przeczytane/")

    assert len(queries) <= 22


def test_desk_reads(client, tree, django_assert_max_num_queries):
    enrolment = EnrolmentFactory(course=tree.course)

    with django_assert_max_num_queries(4):
        desk(enrolment.participant)
