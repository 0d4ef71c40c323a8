"""What the editor's desk refuses of modules, surveys and tests."""

import pytest
from django.core.exceptions import ValidationError

from accounts.tests.factories import UserFactory
from courses.models import ModulePage, QuizPage
from courses.queries import state_of
from courses.services.outline import rebuild_outline
from courses.tests.factories import EnrolmentFactory, make_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(home_page):
    return make_course(home_page, modules=3, lessons=1, quiz=False, open_modules=0, modules_in_order=False)


def name(module, *before) -> None:
    module.prerequisites.set(before)
    module.save()


def form_of(module, parent, *before):
    form_class = ModulePage.get_edit_handler().get_form_class()
    page = ModulePage.objects.get(pk=module.pk)
    blank = form_class(instance=page, parent_page=parent, for_user=UserFactory())
    data = {bound.html_name: bound.value() for bound in blank if bound.value() not in (None, [])}
    data |= {"prerequisites": [each.pk for each in before], "outcomes-count": "0", "comments-TOTAL_FORMS": "0"}
    data |= {"comments-INITIAL_FORMS": "0", "slug": page.slug, "title": page.title}
    return form_class(data, instance=page, parent_page=parent, for_user=UserFactory())


def test_form_offers_the_other_modules_of_the_course(tree, home_page):
    make_course(home_page, modules=1)
    offered = form_of(tree.modules[0], tree.course).fields["prerequisites"].queryset
    assert list(offered) == tree.modules[1:]


def test_circle_is_refused_at_its_field_with_the_module_that_makes_it(tree):
    name(tree.modules[1], tree.modules[0])
    name(tree.modules[2], tree.modules[1])
    form = form_of(tree.modules[0], tree.course, tree.modules[2])
    assert not form.is_valid()
    assert tree.modules[2].title in form.errors["prerequisites"][0]


def test_line_of_modules_is_taken(tree):
    name(tree.modules[1], tree.modules[0])
    form = form_of(tree.modules[2], tree.course, tree.modules[0], tree.modules[1])
    assert "prerequisites" not in form.errors


def test_circle_past_the_form_is_refused_as_well(tree):
    name(tree.modules[1], tree.modules[0])
    page = ModulePage.objects.get(pk=tree.modules[0].pk)
    page.prerequisites = [tree.modules[1]]
    with pytest.raises(ValidationError):
        page.save()


def test_circle_that_came_about_all_the_same_closes_nothing(tree):
    first, second, _third = tree.modules
    name(second, first)
    ModulePage.prerequisites.through.objects.create(from_modulepage=first, to_modulepage=second)
    rebuild_outline(course_id=tree.course.pk)
    state = state_of(EnrolmentFactory(course=tree.course))
    assert not any(module.is_locked for module in state.modules)


def test_assignment_is_no_final_test():
    with pytest.raises(ValidationError):
        QuizPage(title="x", slug="x", is_work=True, is_final=True).clean()
