import pytest
from django.apps import apps
from django.urls import reverse
from wagtail.models import Page

from core.deletion import records_in_the_way
from core.tests.factories import make_branch, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def course_with_enrolment(home_page):
    """A course that somebody takes. By name, as the ground floor knows no course."""
    course = home_page.add_child(instance=apps.get_model("courses.CoursePage")(title="Podręcznik", slug="podrecznik"))
    apps.get_model("courses.Enrolment").objects.create(course=course, participant=make_person())
    return course


@pytest.fixture
def editor(client):
    client.force_login(make_person("szefowa@example.org", is_staff=True, is_superuser=True))
    return client


@pytest.fixture(autouse=True)
def _no_second_factor(settings):
    settings.STAFF_MFA_REQUIRED = False


def exists(page: Page) -> bool:
    return Page.objects.filter(pk=page.pk).exists()


def test_record_on_a_page_below_stands_in_the_way_too(home_page, course_with_enrolment):
    assert len(records_in_the_way([course_with_enrolment])) == 1
    assert len(records_in_the_way([home_page])) == 1


def test_page_without_records_may_go(editor, home_page):
    page = make_branch(home_page, 1)[0]

    editor.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))

    assert not exists(page)


@pytest.mark.parametrize("method", ["get", "post"])
def test_page_with_peoples_work_is_refused_and_unpublishing_offered(editor, course_with_enrolment, method):
    page = course_with_enrolment

    response = getattr(editor, method)(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True)

    assert exists(page)
    assert "Podręcznik" in response.text
    assert reverse("wagtailadmin_pages:unpublish", args=[page.pk]) in response.text


def test_bulk_deletion_is_refused_whole(editor, home_page, course_with_enrolment):
    free = make_branch(home_page, 1)[0]
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])

    editor.post(f"{url}?id={free.pk}&id={course_with_enrolment.pk}")

    assert exists(free)
    assert exists(course_with_enrolment)
