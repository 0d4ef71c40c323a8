"""What an editor does in the tree shows in the outline at once."""

import pytest

from courses.models import PublishedOutline
from courses.outline import Outline
from courses.tests.factories import CoursePageFactory, LessonPageFactory, ModulePageFactory, make_course

pytestmark = pytest.mark.django_db


def kept(course) -> Outline | None:
    row = PublishedOutline.objects.filter(course=course).first()
    return Outline.from_json(row.data) if row else None


def titles(course) -> list[list[str]]:
    return [[lesson.title for lesson in module.lessons] for module in kept(course).modules]


@pytest.fixture
def tree(home_page):
    return make_course(home_page, modules=2, lessons=2)


def test_publishing_the_first_page_makes_the_outline(home_page):
    course = CoursePageFactory(parent=home_page, live=False)

    course.save_revision().publish()

    assert kept(course).modules == ()


def test_published_lesson_appears(tree):
    lesson = LessonPageFactory(parent=tree.modules[1], live=False, title="Nowa lekcja")
    lesson.save_revision().publish()

    assert titles(tree.course)[1][-1] == "Nowa lekcja"


def test_unpublished_lesson_disappears(tree):
    tree.lessons[0][0].unpublish()

    assert titles(tree.course)[0] == [tree.lessons[0][1].title]


def test_unpublished_module_takes_its_lessons_with_it(tree):
    tree.modules[0].unpublish()

    assert [module.id for module in kept(tree.course).modules] == [tree.modules[1].pk]


def test_unpublished_course_has_no_outline(tree):
    tree.course.unpublish()

    assert kept(tree.course) is None


def test_order_changed_in_the_back_office_changes_numbers(tree):
    first, second = tree.lessons[0]
    second.move(first, pos="left")

    assert [lesson.id for lesson in kept(tree.course).modules[0].lessons] == [second.pk, first.pk]


def test_page_moved_to_another_course_changes_both(home_page, tree):
    other = make_course(home_page, modules=1, lessons=1)
    tree.lessons[0][0].move(other.modules[0], pos="last-child")

    assert len(titles(tree.course)[0]) == 1
    assert len(titles(other.course)[0]) == 2


def test_new_address_of_the_course_reaches_its_lessons(tree):
    tree.course.refresh_from_db()
    tree.course.slug = "nowy-adres"
    tree.course.save_revision().publish()

    assert kept(tree.course).modules[0].lessons[0].url.startswith("/nowy-adres/")


@pytest.mark.parametrize("what", ["lesson", "module"])
def test_deleted_page_disappears(tree, what):
    page = {"lesson": tree.lessons[0][0], "module": tree.modules[0]}[what]
    page.refresh_from_db()
    page.delete()

    assert page.pk not in {module.id for module in kept(tree.course).modules}
    assert page.pk not in {item.id for item in kept(tree.course).items}


def test_course_can_be_deleted_whole(tree):
    tree.course.refresh_from_db()
    tree.course.delete()

    assert not PublishedOutline.objects.exists()


def test_module_added_through_the_tree_alone_waits_for_publishing(tree):
    ModulePageFactory(parent=tree.course)

    assert len(kept(tree.course).modules) == 2
