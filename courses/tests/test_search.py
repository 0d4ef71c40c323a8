"""Lessons in the search: nothing is shown that the person may not open."""

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.tests.factories import UserFactory
from courses.tests.factories import EnrolmentFactory, make_course, read_lessons
from knowledgebase.models import SearchEntry
from knowledgebase.search.queries import hits, related_to, search
from knowledgebase.search.question import read_question
from knowledgebase.search.services import rebuild_search

pytestmark = pytest.mark.django_db
TYPED = "zasiłków mniej rodzin"


@pytest.fixture
def tree(home_page):
    """Two modules of two lessons, the first module open to everyone."""
    tree = make_course(home_page, modules=2, lessons=2, quiz=False)
    rebuild_search()
    return tree


def found(user) -> set[int]:
    answer = search(read_question(TYPED), user)
    return set(SearchEntry.objects.filter(pk__in=[one.entry_id for one in answer.found]).values_list("page", flat=True))


def ids(lessons) -> set[int]:
    return {lesson.pk for lesson in lessons}


def test_a_visitor_finds_lessons_of_open_modules(tree):
    assert found(AnonymousUser()) == ids(tree.lessons[0])


def test_a_person_who_is_not_enrolled_finds_the_same(tree):
    assert found(UserFactory()) == ids(tree.lessons[0])


def test_a_participant_finds_what_is_not_locked(tree):
    enrolment = EnrolmentFactory(course=tree.course)
    assert found(enrolment.participant) == ids(tree.lessons[0])

    read_lessons(enrolment, tree.lessons[0])
    assert found(enrolment.participant) == ids(tree.lessons[0] + tree.lessons[1])


def test_the_locks_of_one_course_are_not_those_of_another(tree, home_page):
    other = make_course(home_page, modules=1, lessons=1, quiz=False, open_modules=0)
    rebuild_search()
    participant = EnrolmentFactory(course=other.course).participant

    assert found(participant) == ids(tree.lessons[0] + other.lessons[0])
    assert found(AnonymousUser()) == ids(tree.lessons[0])


def test_a_hit_says_in_which_module_it_lies(tree):
    answer = search(read_question(TYPED), AnonymousUser())

    assert {(hit.label, hit.place) for hit in hits(answer, answer.found)} == {("Lekcja podręcznika", "moduł 1")}


def test_what_a_visitor_may_not_open_is_not_shown_as_related_either(tree):
    urls = {one.url for one in related_to(TYPED, AnonymousUser(), limit=10)}

    assert urls == {lesson.url for lesson in tree.lessons[0]}


def test_a_published_lesson_is_found_and_an_unpublished_one_is_not(tree):
    lesson = tree.lessons[0][0]
    lesson.unpublish()
    assert found(AnonymousUser()) == {tree.lessons[0][1].pk}

    lesson.save_revision().publish()
    assert found(AnonymousUser()) == ids(tree.lessons[0])


def test_an_unpublished_course_takes_its_lessons_with_it(tree):
    tree.course.unpublish()

    assert found(AnonymousUser()) == set()


def test_anchors_of_headings_are_no_words(tree):
    entry = SearchEntry.objects.get(page=tree.lessons[0][0].pk)

    assert "Pytanie z narady." in entry.text
    assert "pytanie\n" not in entry.text
    assert entry.text.count("pytanie") == 0


@pytest.mark.parametrize("lessons", [2, 20])
def test_queries_do_not_grow_with_the_course(home_page, lessons, django_assert_max_num_queries):
    tree = make_course(home_page, modules=2, lessons=lessons, quiz=False)
    rebuild_search()
    participant = EnrolmentFactory(course=tree.course).participant
    question = read_question(TYPED)

    with django_assert_max_num_queries(4):
        search(question, AnonymousUser())
    with django_assert_max_num_queries(7):
        search(question, participant)
