"""Reads: whose place, whose desk."""

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.tests.factories import UserFactory
from courses.models import Attempt
from courses.queries import desk, done_ids, find_enrolment, lesson_reading, outline_of, place_of
from courses.tests.factories import EnrolmentFactory, make_course, read_lessons

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(home_page):
    return make_course(home_page, modules=2, lessons=2)


@pytest.fixture
def enrolment(tree):
    return EnrolmentFactory(course=tree.course)


def attempt(enrolment, quiz, number, score, closed=True):
    result = {"score": score, "is_passed": score >= 7, "closed_at": quiz.last_published_at} if closed else {}
    return Attempt.objects.create(enrolment=enrolment, quiz=quiz, number=number, cut_score=70, max_score=10, **result)


def test_enrolment_comes_with_its_outline_in_one_query(tree, enrolment, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = find_enrolment(enrolment.participant, tree.course)
        outline = outline_of(found)

    assert found == enrolment
    assert outline.course_id == tree.course.pk


def test_someone_elses_enrolment_is_not_found(tree, enrolment):
    assert find_enrolment(UserFactory(), tree.course) is None
    assert find_enrolment(AnonymousUser(), tree.course) is None


def test_done_are_lessons_read_and_quizzes_passed(tree, enrolment, django_assert_num_queries):
    read_lessons(enrolment, tree.lessons[0])
    attempt(enrolment, tree.quizzes[0], 1, 8)
    attempt(enrolment, tree.quizzes[1], 1, 3)

    with django_assert_num_queries(1):
        done = done_ids(enrolment)

    assert done == {*(lesson.pk for lesson in tree.lessons[0]), tree.quizzes[0].pk}


def test_place_counts_only_ones_own_progress(tree, enrolment, django_assert_num_queries):
    read_lessons(enrolment, tree.lessons[0])
    other = EnrolmentFactory(course=tree.course)

    with django_assert_num_queries(2):
        mine = place_of(enrolment.participant, tree.lessons[0][0])

    assert mine.state.lessons_read == 2
    assert place_of(other.participant, tree.lessons[0][0]).state.lessons_read == 0


def test_place_of_a_visitor_costs_one_query(tree, enrolment, django_assert_num_queries):
    with django_assert_num_queries(1):
        place = place_of(AnonymousUser(), tree.lessons[0][0])

    assert not place.is_enrolled


def test_page_outside_a_course_has_no_place(home_page):
    assert place_of(AnonymousUser(), home_page) is None


def test_neighbours_of_a_lesson_are_open_ones(tree, enrolment):
    last = lesson_reading(enrolment.participant, tree.lessons[0][1])

    assert last.previous.id == tree.lessons[0][0].pk
    assert last.following is None  # the test is still closed
    assert last.upcoming.id == tree.lessons[0][0].pk  # what was left out comes first


def test_desk_has_results_and_the_open_attempt(tree, enrolment):
    read_lessons(enrolment, tree.lessons[0])
    attempt(enrolment, tree.quizzes[0], 1, 6)
    running = attempt(enrolment, tree.quizzes[0], 2, 0, closed=False)

    (course,) = desk(enrolment.participant)
    result = course.results[tree.quizzes[0].pk]

    assert (result.attempts, result.best_score, result.is_passed) == (2, 6, False)
    assert result.open_attempt_id == running.pk
    assert course.state.next_item.id == tree.quizzes[0].pk


def test_desk_leaves_out_a_course_that_is_not_published(tree, enrolment):
    tree.course.unpublish()

    assert desk(enrolment.participant) == ()


def test_desk_of_a_person_without_courses_is_empty(tree):
    assert desk(UserFactory()) == ()
