"""Answers saved as they are given, with the keyboard alone, through a lost connection, and from two tabs."""

import pytest
from playwright.sync_api import expect

from courses.models import Answer, Attempt, LessonPage, QuizPage
from courses.services.attempts import start_attempt
from courses.services.enrolment import complete_lesson

from . import walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def attempt(house) -> Attempt:
    enrolment = house.enrolments.get()
    for lesson in LessonPage.objects.live():
        complete_lesson(enrolment=enrolment, lesson=lesson)
    return start_attempt(enrolment=enrolment, quiz=QuizPage.objects.get())


@pytest.fixture
def question(house, attempt, open_browser):
    page = open_browser()
    walk.sign_in(page, house.email)
    page.goto(f"/moje/testy/{attempt.pk}/pytania/1/")
    return page


def tab_to(page, selector: str) -> None:
    for _ in range(60):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not come to {selector}")


def test_keyboard_alone_answers_and_goes_on(question, attempt):
    tab_to(question, ".as-answer input")
    question.keyboard.press("Space")
    expect(question.get_by_role("status").filter(has_text="Zapisano")).to_be_visible()
    assert Answer.objects.filter(item__attempt=attempt).count() == 1
    tab_to(question, "form#answers button.govuk-button")
    question.keyboard.press("Enter")
    expect(question).to_have_url(f"/moje/testy/{attempt.pk}/pytania/2/")


def test_lost_connection_keeps_the_answer_and_saves_it_again(question, attempt):
    question.context.set_offline(True)
    question.locator(".as-answer input").first.check()
    expect(question.get_by_role("alert").filter(has_text="Nie udało się zapisać")).to_be_visible()
    assert not Answer.objects.filter(item__attempt=attempt).exists()
    question.context.set_offline(False)
    question.get_by_role("button", name="Zapisz ponownie").click()
    expect(question.get_by_role("status").filter(has_text="Zapisano")).to_be_visible()
    assert Answer.objects.filter(item__attempt=attempt).count() == 1


def test_second_tab_shows_what_the_first_one_saved(question, attempt):
    question.locator(".as-answer input").first.check()
    expect(question.get_by_role("status").filter(has_text="Zapisano")).to_be_visible()
    second = question.context.new_page()
    second.goto(question.url)
    expect(second.locator(".as-answer input").first).to_be_checked()


def test_test_handed_in_elsewhere_is_said_and_leads_to_the_result(question, attempt):
    second = question.context.new_page()
    second.goto(f"/moje/testy/{attempt.pk}/podsumowanie/")
    second.get_by_role("button", name="Oddaj test").click()
    question.locator(".as-answer input").first.check()
    question.get_by_role("alert").get_by_role("link").click()
    expect(question).to_have_url(f"/moje/testy/{attempt.pk}/wynik/")
