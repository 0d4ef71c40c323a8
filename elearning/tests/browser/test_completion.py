"""Contents with everything that can be closed, a lesson that changed and the survey, as a browser shows them."""

import pytest
from playwright.sync_api import expect
from wagtail.contrib.forms.utils import get_field_clean_name

from core.tests.accessibility import problems, problems_shown
from courses.models import LessonPage, SurveyPage, SurveyQuestion
from courses.services.enrolment import complete_lesson
from courses.services.outline import rebuild_outline
from courses.tests.factories import EnrolmentFactory, ModulePageFactory, QuizPageFactory, make_course

from .walk import enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOW = "Jak oceniasz trudność lekcji?"


@pytest.fixture
def course(home_page):
    tree = make_course(home_page, modules=2, lessons=1, quiz=False, modules_in_order=False)
    QuizPageFactory(parent=tree.modules[0], title="Zadanie", is_work=True)
    third = ModulePageFactory(parent=tree.course)
    QuizPageFactory(parent=third, title="Test końcowy", is_final=True, is_required=False)
    tree.modules[1].prerequisites.set([tree.modules[0]])
    tree.modules[1].save()
    survey = tree.course.add_child(instance=SurveyPage(title="Ankieta"))
    for order, (label, kind) in enumerate([(HOW, "radio"), ("Co pomaga?", "checkboxes"), ("Co dalej?", "multiline")]):
        SurveyQuestion.objects.create(
            survey=survey,
            label=label,
            field_type=kind,
            choices="" if kind == "multiline" else "łatwe\nw sam raz",
            required=kind == "radio",
            sort_order=order,
        )
    rebuild_outline(course_id=tree.course.pk)
    return tree


def test_contents_changed_lesson_and_survey_are_open_to_everyone(course, open_browser):
    enrolment, page = EnrolmentFactory(course=course.course), open_browser(javascript=True)
    enter(page, enrolment.participant)
    lesson, survey = course.lessons[0][0], SurveyPage.objects.get()
    found = problems(page, [course.course.url, survey.url])
    complete_lesson(enrolment=enrolment, lesson=lesson)
    changed = LessonPage.objects.get(pk=lesson.pk)
    changed.change_note = "Nowy termin."
    changed.save_revision().publish()
    found += problems(page, [course.course.url, lesson.url])
    page.locator("form[action$='/znam-zmiane/'] button").click()
    expect(page.locator(".as-changed")).to_have_count(0)
    complete_lesson(enrolment=enrolment, lesson=course.lessons[1][0])
    found += problems(page, [survey.url])
    page.locator("main form button[type=submit]").click()
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    found += problems_shown(page, 320)
    page.locator(f"input[name='{get_field_clean_name(HOW)}']").first.check()
    page.locator("main form button[type=submit]").click()
    expect(page.locator("#dziekujemy")).to_be_visible()
    found += problems_shown(page, 320)
    assert found == []
