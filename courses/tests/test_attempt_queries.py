"""What the way through a test costs. The session and the user take a query each; statements that begin or end a
transaction are not counted."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from courses.models import Attempt
from courses.tests.quiz_factories import make_quiz_course

pytestmark = pytest.mark.django_db
TRANSACTIONS = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")


class Meter:
    """Counts the queries of requests, each after a first one that fills the caches."""

    def __init__(self, client):
        self.client = client
        self.counts = []

    def __call__(self, method, url, data=None):
        with CaptureQueriesContext(connection) as captured:
            response = getattr(self.client, method)(url, data)
        queries = [query["sql"] for query in captured if not query["sql"].startswith(TRANSACTIONS)]
        self.counts.append(len(queries))
        self.queries = queries
        return response

    @property
    def last(self):
        return self.counts[-1]


@pytest.fixture
def take(client, home_page):
    """Walks the whole way; gives the counts of each step."""

    def walk(per_page, *, autosave=False, questions=10):
        course = make_quiz_course(home_page, questions=questions, bank=questions + 2, questions_per_page=per_page)
        client.force_login(course.participant)
        client.get(course.quiz.url)
        meter = Meter(client)
        meter("get", course.quiz.url)
        where = meter("post", reverse("courses:start_attempt", args=[course.quiz.pk])).url
        while "pytania" in where:
            sheet = meter("get", where).context["sheet"]
            fields = {f"a{question.position}": "a" for question in sheet.questions}
            go = sheet.onward or "summary"
            data = {"item": [question.position for question in sheet.questions], "go": go, **fields}
            where = meter("post", where, data).url
        attempt = Attempt.objects.get(enrolment=course.enrolment)
        meter("get", where)
        where = meter("post", reverse("courses:attempt_submit", args=[attempt.pk])).url
        assert meter("get", where).context["attempt"].is_passed
        return meter.counts

    return walk


def test_ten_questions_on_one_page_take_at_most_60_queries(take):
    counts = take(50)
    view, start, question_page, save, summary, submit, result = counts
    assert question_page <= 5
    assert save <= 5
    assert summary <= 5
    assert result <= 6
    assert view <= 9
    assert start <= 14
    assert submit <= 15
    assert sum(counts) <= 60


def test_one_question_a_page_costs_the_same_on_every_page(take):
    _view, _start, *pages, _summary, _submit, _result = take(1)
    shown, saved = set(pages[::2]), set(pages[1::2])
    assert (len(pages), len(shown), len(saved)) == (20, 1, 1)
    assert max(shown | saved) <= 5


def test_queries_do_not_grow_with_the_number_of_questions(take):
    assert take(50, questions=3) == take(50, questions=30)


def test_a_flag_costs_a_query_more_and_what_did_not_change_is_not_written(client, home_page):
    course = make_quiz_course(home_page)
    client.force_login(course.participant)
    meter = Meter(client)
    where = meter("post", reverse("courses:start_attempt", args=[course.quiz.pk])).url
    meter("post", where, {"item": 1, "a1": "a", "flag": 1})
    assert meter.last <= 6
    written = meter.last
    meter("post", where, {"item": 1, "a1": "a", "flag": 1})
    assert meter.last == written - 2
