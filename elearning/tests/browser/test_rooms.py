"""The ways through the rooms beside the course, without a script: ask and be answered, write to another participant,
find in the knowledge base. Applying is walked in recruitment/tests/browser, learning in test_journey."""

import pytest
from playwright.sync_api import expect

from elearning.demonstration.people import person

from . import walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SCRIPTLESS = {"javascript": False}


@pytest.mark.parametrize("width", [1280, 320])
def test_participant_asks_from_a_lesson_and_is_answered(furnished, open_browser, width):
    page, desk = open_browser(width=width, **SCRIPTLESS), open_browser(width=width, **SCRIPTLESS)
    walk.sign_in(page, furnished.email)
    page.locator(".as-continue").get_by_role("link").first.click()
    page.get_by_role("link", name="Zapytaj doradcę o tę lekcję").click()
    page.get_by_label("Temat").fill("Kto należy do aktorów")
    page.get_by_label("Twoje pytanie").fill("Czy parafia jest **aktorem** polityki społecznej?")
    page.get_by_role("button", name="Wyślij pytanie").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kto należy do aktorów")

    walk.enter(desk, person("doradca"))
    desk.goto("/doradztwo/skrzynka/")
    desk.get_by_role("link", name="Kto należy do aktorów").click()
    expect(desk.locator(".as-letter__text strong")).to_have_text("aktorem")
    desk.get_by_label("Twoja odpowiedź").fill("Tak, jeśli prowadzi działania dla mieszkańców.")
    desk.get_by_role("button", name="Wyślij odpowiedź", exact=True).click()

    page.goto("/moje/")
    row = page.get_by_role("listitem").filter(has_text="Kto należy do aktorów")
    expect(row).to_contain_text("1 nowa wiadomość")
    row.get_by_role("link").click()
    expect(page.get_by_text("Tak, jeśli prowadzi działania")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 320])
def test_participant_writes_to_another_and_nobody_learns_an_address(furnished, open_browser, width):
    page, other = open_browser(width=width, **SCRIPTLESS), open_browser(width=width, **SCRIPTLESS)
    walk.sign_in(page, furnished.email)
    page.goto("/uczestnicy/")
    page.get_by_role("link", name="Piotr Grab").click()
    page.get_by_role("link", name="Napisz wiadomość").click()
    page.get_by_label("Treść wiadomości").fill("Dzień dobry, czy podzieli się Pan arkuszem do sprawozdań?")
    page.get_by_role("button", name="Wyślij").click()
    expect(page.get_by_text("czy podzieli się Pan arkuszem")).to_be_visible()

    walk.enter(other, person("piotr.grab"))
    other.goto("/moje/")
    other.get_by_role("link", name="Anna Wrzosek").click()
    expect(other.get_by_text("czy podzieli się Pan arkuszem")).to_be_visible()
    assert furnished.email not in other.content()
    assert "piotr.grab@" not in page.content()


@pytest.mark.parametrize("width", [1280, 320])
def test_visitor_finds_an_article_by_another_form_of_a_word(furnished, open_browser, width):
    page = open_browser(width=width, **SCRIPTLESS)
    page.goto("/szukaj/")
    page.get_by_label("Czego szukasz?").fill("opinii koordynatora")
    page.locator("main").get_by_role("button", name="Szukaj").click()
    hit = page.locator(".as-hits li").first
    expect(hit.locator("mark").first).to_be_visible()
    hit.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Opinia koordynatora")
