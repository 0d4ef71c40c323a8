"""Steps of a person's walk through the site, shared by the browser tests."""

from playwright.sync_api import Page, expect

from courses.models import Attempt, QuestionVersion
from elearning.services import DEMONSTRATION_PASSWORD


def sign_in(page: Page, email: str) -> None:
    page.goto("/konto/login/")
    page.get_by_label("Adres e-mail").fill(email)
    page.get_by_label("Hasło", exact=True).fill(DEMONSTRATION_PASSWORD)
    page.locator("main").get_by_role("button", name="Zaloguj się", exact=True).click()
    expect(page).to_have_url("/moje/")


def read_module(page: Page) -> None:
    """From the desk through every lesson to the page of the test."""
    page.goto("/moje/")
    page.locator(".as-continue").get_by_role("link").first.click()
    while (done := page.get_by_role("button", name="Przeczytane")).count():
        done.first.click()


def right_response(attempt: Attempt, position: int) -> dict[str, list[str]]:
    """What the key of the question says, as a saved answer."""
    options = attempt.items.select_related("version").get(position=position).version.spec["options"]
    return {"chosen": [option["id"] for option in options if option["correct"]]}


def correct_options(attempt: Attempt, position: int) -> list[str]:
    version: QuestionVersion = attempt.items.select_related("version").get(position=position).version
    return [option["text"] for option in version.spec["options"] if option["correct"]]


def answer_everything(page: Page, attempt: Attempt) -> None:
    """Choose the right options of every question, one page a question, and come to the summary."""
    for position in range(1, attempt.items.count() + 1):
        for text in correct_options(attempt, position):
            page.locator(".as-answer").filter(has_text=text).locator("input").first.check()
        page.locator("main form button.govuk-button").first.click()
