"""Steps of a person's walk through the site, shared by the browser tests."""

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from accounts.models import User
from courses.models import Attempt, QuestionVersion
from elearning import demonstration


def sign_in(page: Page, email: str) -> None:
    page.goto("/konto/login/")
    page.get_by_label("Adres e-mail").fill(email)
    page.get_by_label("Hasło", exact=True).fill(demonstration.PASSWORD)
    page.locator("main").get_by_role("button", name="Zaloguj się", exact=True).click()
    expect(page).to_have_url("/moje/")


def enter(page: Page, person: User) -> None:
    """Already signed in, staff with a second factor: signing in is walked in the tests of accounts."""
    if person.is_staff and not is_mfa_enabled(person):
        TOTP.activate(person, generate_totp_secret())
    client = Client()
    client.force_login(person)
    page.goto("/")
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": page.url}])


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
