"""Figures written down: from which attempts, by which key, how often."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from courses import tasks
from courses.analysis.trouble import Trouble
from courses.models import Answer, Attempt, AttemptItem, QuestionFigures, Regrade, RegradeChange
from courses.services import figures as service
from courses.services.figures import compute_figures
from courses.services.regrade_work import apply_regrade
from courses.services.regrading import regrade
from courses.tests.regrade_factories import make_test, mend_key, take_test

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(home_page):
    return make_test(home_page)


def figures_of(question) -> QuestionFigures:
    return QuestionFigures.objects.get(version=question.current_version)


def test_figures_of_a_question_by_hand(course):
    for letters in ["aa", "aa", "ba", "bb"]:
        take_test(course, letters)
    assert compute_figures() == 2
    found = figures_of(course.questions[0])
    assert (found.attempts, found.facility, found.discrimination, found.trouble) == (4, 0.5, None, 0)
    parts = [(part["key"], part["is_right"], part["share"], part["mean_score"]) for part in found.parts]
    assert parts == [("a", True, 0.5, 100), ("b", False, 0.5, 25), ("c", False, 0, None), ("d", False, 0, None)]


def test_a_reversed_key_comes_first(course):
    for _number in range(10):
        take_test(course, "ba")
        take_test(course, "ab")
    compute_figures()
    assert figures_of(course.questions[0]).discrimination == pytest.approx(-1)
    assert QuestionFigures.objects.first().trouble >= Trouble.KEY


def test_only_the_first_attempt_of_a_person_counts(course):
    enrolment = take_test(course, "bb").enrolment
    take_test(course, "aa", enrolment=enrolment)
    compute_figures()
    assert (figures_of(course.questions[0]).attempts, figures_of(course.questions[0]).facility) == (1, 0)


def test_open_and_waiting_attempts_do_not_count(course):
    take_test(course, "aa")
    Attempt.objects.update(review=Attempt.Review.WAITING)
    compute_figures()
    assert not QuestionFigures.objects.exists()


def test_computing_again_changes_nothing_but_the_date(course):
    take_test(course, "ab")
    fields = [name for name in service.WRITTEN if name != "computed_at"]
    compute_figures()
    before = list(QuestionFigures.objects.order_by("version").values(*fields))
    assert compute_figures(now=timezone.now() + timedelta(days=1)) == 2
    assert list(QuestionFigures.objects.order_by("version").values(*fields)) == before


def test_figures_without_attempts_go(course):
    take_test(course, "ab")
    compute_figures()
    Attempt.objects.all().delete()
    assert compute_figures() == 0
    assert not QuestionFigures.objects.exists()


def test_one_question_leaves_the_others_alone(course):
    take_test(course, "ab")
    compute_figures(now=timezone.now() - timedelta(days=1))
    take_test(course, "ab")
    assert tasks.compute_figures.call(question_id=course.questions[1].pk) == 1
    assert [figures_of(question).attempts for question in course.questions] == [1, 2]


def test_chunks_add_up_to_the_whole(course, monkeypatch):
    for letters in ["aa", "ab", "ba", "bb", "aa"]:
        take_test(course, letters)
    compute_figures()
    fields = [name for name in service.WRITTEN if name != "computed_at"]
    whole = list(QuestionFigures.objects.order_by("version").values(*fields))
    monkeypatch.setattr(service, "CHUNK", 2)
    compute_figures()
    assert list(QuestionFigures.objects.order_by("version").values(*fields)) == whole


def test_queries_do_not_grow_with_attempts(course, query_count):
    for _number in range(3):
        take_test(course, "ab")
    with_few = query_count(compute_figures)
    for _number in range(27):
        take_test(course, "ab")
    assert query_count(compute_figures) == with_few


def test_a_regrading_does_not_hide_that_the_key_was_wrong(course, django_user_model):
    first = course.questions[0]
    old = first.current_version
    take_test(course, "bb")
    made = regrade(
        question=mend_key(first), mode=Regrade.Mode.BY_KEY, reason="Klucz", made_by=django_user_model.objects.first()
    )
    apply_regrade(regrade=made)
    assert RegradeChange.objects.count() == 1
    compute_figures()
    assert QuestionFigures.objects.get(version=old).facility == 0


def test_a_version_that_cannot_be_read_costs_only_itself(course):
    take_test(course, "ab")
    with connection.cursor() as cursor:
        broken = course.questions[0].current_version_id
        cursor.execute("UPDATE courses_questionversion SET kind = 'gone' WHERE id = %s", [broken])
    assert compute_figures() == 1


def test_time_is_that_between_answers(course):
    attempt = take_test(course, "ab")
    started = timezone.now() - timedelta(minutes=5)
    Attempt.objects.update(started_at=started)
    for place, item in enumerate(AttemptItem.objects.filter(attempt=attempt).order_by("position"), start=1):
        Answer.objects.filter(item=item).delete()
        Answer.objects.create(item=item, response={"chosen": ["a"]}, given_at=started + timedelta(seconds=40 * place))
    compute_figures()
    assert [figures_of(question).seconds for question in course.questions] == [40, 40]
