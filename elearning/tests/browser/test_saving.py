"""Answers saved as they are given: with the keyboard alone, through a lost connection or session, from two tabs."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from courses.models import Answer, Attempt, LessonPage, QuizPage
from courses.services.attempts import start_attempt
from courses.services.enrolment import complete_lesson
from elearning import demonstration

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


def status(page, words: str):
    return page.get_by_role("status").filter(has_text=words)


def alert(page, words: str):
    return page.get_by_role("alert").filter(has_text=words)


def test_lost_connection_keeps_answers_over_a_reload_and_sends_them_when_it_comes_back(question, attempt):
    question.context.set_offline(True)
    question.locator(".as-answer input").first.check()
    expect(alert(question, "Bez połączenia – zapisujemy na tym urządzeniu")).to_be_visible()
    question.locator("form#answers button.govuk-button").first.click()
    expect(question).to_have_url(f"/moje/testy/{attempt.pk}/pytania/1/")
    assert not Answer.objects.filter(item__attempt=attempt).exists()
    question.context.set_offline(False)
    expect(status(question, "Zapisano ponownie")).to_be_visible()
    assert Answer.objects.filter(item__attempt=attempt).count() == 1
    assert question.evaluate("Object.keys(localStorage).length") == 0


def test_what_a_closed_page_could_not_send_goes_up_from_the_next_question(question, attempt):
    question.context.set_offline(True)
    question.locator(".as-answer input").first.check()
    expect(alert(question, "Bez połączenia")).to_be_visible()
    question.close(run_before_unload=False)
    context = question.context
    context.set_offline(False)
    later = context.new_page()
    later.goto(f"/moje/testy/{attempt.pk}/pytania/2/")
    expect(status(later, "Zapisano")).to_be_visible()
    assert Answer.objects.get(item__attempt=attempt).item.position == 1


def test_session_that_ends_says_so_and_sends_the_answer_after_signing_in(house, question, attempt):
    Session.objects.all().delete()
    question.locator(".as-answer input").first.check()
    alert(question, "Sesja wygasła").get_by_role("link").click()
    sign_in_here(question, house)
    expect(question).to_have_url(f"/moje/testy/{attempt.pk}/pytania/1/")
    expect(status(question, "Zapisano")).to_be_visible()
    expect(question.locator(".as-answer input").first).to_be_checked()
    assert Answer.objects.filter(item__attempt=attempt).count() == 1


def test_session_that_ends_without_a_script_saves_the_sheet_after_signing_in(house, attempt, open_browser):
    page = open_browser(javascript=False)
    walk.sign_in(page, house.email)
    page.goto(f"/moje/testy/{attempt.pk}/pytania/1/")
    Session.objects.all().delete()
    page.locator(".as-answer input").first.check()
    page.locator("form#answers button.govuk-button").first.click()
    sign_in_here(page, house)
    expect(page).to_have_url(f"/moje/testy/{attempt.pk}/pytania/1/")
    expect(page.locator(".as-answer input").first).to_be_checked()
    assert Answer.objects.filter(item__attempt=attempt).count() == 1


def sign_in_here(page, person) -> None:
    page.get_by_label("Adres e-mail").fill(person.email)
    page.get_by_label("Hasło", exact=True).fill(demonstration.PASSWORD)
    page.locator("main").get_by_role("button", name="Zaloguj się", exact=True).click()


def test_signing_out_leaves_no_answers_on_the_device(question, attempt):
    question.evaluate('localStorage.setItem(\'akademia.answers/1/x/1\', \'{"position": "1", "at": 9e15}\')')
    question.goto("/konto/logout/")
    question.locator("main").get_by_role("button").first.click()
    expect(question).not_to_have_url("/konto/logout/")
    assert question.evaluate("Object.keys(localStorage).length") == 0


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
