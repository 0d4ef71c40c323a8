"""One question of each kind with options, answered by keyboard alone, without JavaScript."""

from decimal import Decimal

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from core.tests.accessibility import problems
from courses.models import Attempt, QuizQuestion
from courses.questions import kind
from courses.services.attempts import close_attempt, start_attempt
from courses.services.questions import publish_version
from courses.tests.quiz_factories import QuestionFactory, make_quiz_course

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

QUESTIONS = (
    ("true_false", {"text": "Gmina może nie mieć strategii.", "answer": "false"}),
    (
        "multiple_choice",
        {
            "text": "Co zawiera strategia?",
            "scoring": "all_or_nothing",
            "options": [
                {"id": "d", "text": "diagnozę", "correct": True},
                {"id": "c", "text": "cele", "correct": True},
                {"id": "p", "text": "listę płac", "correct": False},
            ],
        },
    ),
    (
        "matching",
        {
            "text": "Dobierz wskaźnik do celu.",
            "pairs": [
                {"id": "a", "left": "Mniej bezdomności", "right": "noclegi"},
                {"id": "b", "left": "Lepsza opieka", "right": "godziny usług"},
            ],
            "distractors": ["uchwały"],
        },
    ),
    (
        "ordering",
        {
            "text": "Ustaw etapy.",
            "items": [
                {"id": "z", "text": "Zarządzenie"},
                {"id": "d", "text": "Diagnoza"},
                {"id": "p", "text": "Projekt"},
                {"id": "u", "text": "Uchwała"},
            ],
        },
    ),
    (
        "classification",
        {
            "text": "Czym to jest?",
            "groups": ["produkt", "rezultat", "oddziaływanie"],
            "items": [
                {"id": "s", "text": "Przeszkolono asystentów", "group": "produkt"},
                {"id": "r", "text": "Rodziny radzą sobie lepiej", "group": "rezultat"},
            ],
        },
    ),
)


@pytest.fixture
def attempt(home_page):
    made = make_quiz_course(home_page, questions=1, bank=1, questions_per_page=10)
    made.quiz.sections.all().delete()
    for name, data in QUESTIONS:
        question = QuestionFactory(competence=made.questions[0].competence)
        publish_version(question=question, kind=name, spec=kind(name).from_data(data))
        QuizQuestion.objects.create(quiz=made.quiz, question=question)
    return start_attempt(enrolment=made.enrolment, quiz=made.quiz)


@pytest.fixture
def open_page(open_browser, attempt):
    """A page of the participant: `open_page(javascript=False)`."""

    def opened(**options) -> Page:
        client = Client()
        client.force_login(attempt.enrolment.participant)
        page = open_browser(**options)
        page.goto("/")
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": page.url}])
        return page

    return opened


KEYS = {
    # control, or control and value: keys pressed there; in a select typing takes the option that begins so
    "a1": ["Space", "ArrowDown"],
    "a2=d": ["Space"],
    "a2=c": ["Space"],
    "a3-a": [*"nocl"],
    "a3-b": [*"godz"],
    "a4-z": ["1"],
    "a4-d": ["3"],
    "a4-p": ["2"],
    "a4-u": ["4"],
    "a5-s": ["Space"],
    "a5-r": ["Space", "ArrowDown"],
    "go=summary": ["Enter"],
}


def press_through(page: Page) -> None:
    """Tab from control to control, and at each press what KEYS say."""
    left = dict(KEYS)
    for _ in range(120):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        name, value = focused.get_attribute("name"), focused.get_attribute("value")
        for key in left.pop(name, None) or left.pop(f"{name}={value}", ()):
            page.keyboard.press(key)
        if not left:
            return
    raise AssertionError(f"Tab does not come to {sorted(left)}")


def test_every_kind_is_answered_by_keyboard_without_javascript(open_page, attempt):
    page = open_page(javascript=False)
    page.goto(f"/moje/testy/{attempt.pk}/pytania/1/")
    press_through(page)
    page.get_by_role("button", name="Oddaj test").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Test zaliczony")
    shares = [item.points / item.max_points for item in attempt.items.order_by("position")]
    assert shares == [1, 1, 1, Decimal("0.67"), 1]
    expect(page.locator(".as-marks li", has_text="Diagnoza")).to_contain_text("miejsce 2")
    expect(page.locator(".as-marks li.is-wrong")).to_have_count(2)


def test_the_page_with_every_kind_and_its_result_are_accessible(open_page, attempt):
    page = open_page()
    found = problems(page, [f"/moje/testy/{attempt.pk}/pytania/1/"])
    close_attempt(attempt=attempt, by=Attempt.ClosedBy.PARTICIPANT)
    assert found + problems(page, [f"/moje/testy/{attempt.pk}/wynik/"]) == []
