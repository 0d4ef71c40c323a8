"""The outline says what is published, in the order of the tree, and costs the same for any length."""

import pytest

from courses.outline import Outline
from courses.services.outline import build_outline
from courses.tests.factories import LessonPageFactory, make_course

pytestmark = pytest.mark.django_db


def test_numbers_follow_the_tree(home_page):
    tree = make_course(home_page, modules=2, lessons=3)

    outline = build_outline(tree.course)

    assert [module.number for module in outline.modules] == [1, 2]
    assert [lesson.number for lesson in outline.modules[1].lessons] == ["2.1", "2.2", "2.3"]
    assert outline.modules[1].quiz.id == tree.quizzes[1].pk


def test_addresses_need_no_query_a_page(home_page):
    tree = make_course(home_page, modules=1, lessons=1)

    outline = build_outline(tree.course)

    assert outline.url == tree.course.url
    assert outline.modules[0].lessons[0].url == tree.lessons[0][0].url
    assert outline.modules[0].quiz.url == tree.quizzes[0].url


def test_json_and_back_is_the_same(home_page):
    outline = build_outline(make_course(home_page, modules=2).course)

    assert Outline.from_json(outline.to_json()) == outline


def test_drafts_are_left_out(home_page):
    tree = make_course(home_page, lessons=1)
    LessonPageFactory(parent=tree.modules[0], live=False)

    assert len(build_outline(tree.course).modules[0].lessons) == 1


@pytest.mark.parametrize(("modules", "lessons"), [(1, 1), (10, 5)])
def test_building_costs_the_same_for_any_length(home_page, django_assert_max_num_queries, modules, lessons):
    tree = make_course(home_page, modules=modules, lessons=lessons)

    with django_assert_max_num_queries(6):
        build_outline(tree.course)
