"""The gradebook in a real browser: axe, sideways scrolling, the table's own box."""

import pytest
from playwright.sync_api import expect

from core.tests.accessibility import problems, problems_shown
from courses.models import Attempt, LessonPage, QuizPage
from courses.services import attempts
from courses.services.enrolment import complete_lesson
from elearning.demonstration.people import person

from . import walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def taken(house) -> Attempt:
    """The participant has read a module and taken its test."""
    enrolment = house.enrolments.get()
    quiz = enrolment.course.get_descendants().type(QuizPage).first().specific
    for lesson in quiz.get_parent().get_children().type(LessonPage).specific():
        complete_lesson(enrolment=enrolment, lesson=lesson)
    attempt = attempts.start_attempt(enrolment=enrolment, quiz=quiz)
    return attempts.close_attempt(attempt=attempt, by=Attempt.ClosedBy.PARTICIPANT)


def test_gradebook_is_accessible(taken, open_browser):
    page = open_browser()
    walk.enter(page, person("koordynator"))
    own = f"/dziennik/{taken.enrolment_id}/"
    assert problems(page, ["/dziennik/", "/dziennik/?q=nikogo", own, f"/dziennik/podejscie/{taken.pk}/"]) == []


def test_extra_time_is_granted_on_an_accessible_page(taken, open_browser):
    page = open_browser()
    walk.enter(page, person("koordynator"))
    address = f"/dziennik/{taken.enrolment_id}/czas/"
    found = problems(page, [address])
    page.get_by_role("button", name="Przyznaj dodatkowy czas").click()
    found += problems_shown(page, 320)
    page.get_by_label("Ile").fill("50")
    page.get_by_label("Podstawa decyzji").fill("Wniosek z 3 listopada 2026 r.")
    page.get_by_role("button", name="Przyznaj dodatkowy czas").click()
    expect(page.get_by_text("Wniosek z 3 listopada 2026")).to_be_visible()
    assert found + problems_shown(page, 320) == []


def test_wide_table_scrolls_in_a_box_reached_by_keyboard(taken, open_browser):
    page = open_browser(width=320)
    walk.enter(page, person("koordynator"))
    page.goto("/dziennik/")
    box = page.locator(".as-gradebook")
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("box => box.scrollLeft > 0", arg=box.element_handle())
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
