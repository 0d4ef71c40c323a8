"""The kinds with typed answers, walked through without JavaScript: question, summary, result. Axe looks at each page
in a second window, for it is a script itself."""

import pytest
from django.conf import settings
from django.test import Client

from core.tests.accessibility import problems
from courses.models import Attempt, QuizQuestion, QuizSection
from courses.questions import kind
from courses.services.attempts import start_attempt
from courses.services.questions import publish_version
from courses.tests.quiz_factories import make_quiz_course

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

QUESTIONS = [
    ("numeric", {"value": "7", "tolerance": "0,05", "unit": "%"}),
    ("short_text", {"accepted": ["zespół interdyscyplinarny"]}),
    (
        "gap_fill",
        {
            "passage": "Strategię przyjmuje {1} w drodze {2}, na co najmniej {3} lat.",
            "gaps": [
                {"gap": 1, "accepted": "rada gminy"},
                {"gap": 2, "accepted": "uchwały", "wrong": "zarządzenia|decyzji administracyjnej wójta gminy"},
                {"gap": 3, "accepted": "5"},
            ],
        },
    ),
    (
        "table_fill",
        {
            "table": "Etap|2027|2028|2029\nDiagnoza|[40]|10|0\nDziałania|[]|90|[]\nOcena|[]|0|[]",
            "sum_rule": "columns",
        },
    ),
]
TYPED = {
    "a1": "7,04 %",
    "a2": "Zespołu interdyscyplinarnego",
    "a3-1": "radę gminy",
    "a3-3": "5",
    "a4-r1c1": "40",
    "a4-r2c1": "40,5",
    "a4-r3c1": "19,5",
    "a4-r2c3": "100",
    "a4-r3c3": "0",
}


@pytest.fixture
def attempt(home_page):
    """Open, the four questions in the order above, one a page."""
    course = make_quiz_course(home_page, questions=4, bank=4)
    QuizSection.objects.filter(quiz=course.quiz).delete()
    for place, (question, (name, data)) in enumerate(zip(course.questions, QUESTIONS, strict=True)):
        spec = kind(name).from_data({"text": f"Pytanie: {name}?", "feedback": "Dlatego.", **data})
        publish_version(question=question, kind=name, spec=spec)
        QuizQuestion.objects.create(quiz=course.quiz, question=question, sort_order=place)
    return start_attempt(enrolment=course.enrolment, quiz=course.quiz)


def test_typed_answers_need_no_javascript(attempt, open_browser):
    page, window = open_browser(javascript=False), open_browser()
    for visitor in (page, window):
        sign_in(visitor, attempt.enrolment.participant)
    page.goto(f"/moje/testy/{attempt.pk}/")
    found = []
    for _ in QUESTIONS:
        fill(page)
        found += problems(window, [page.url])
        page.locator("#answers .govuk-button").first.click()
    page.locator("main form .govuk-button").first.click()
    found += problems(window, [page.url])
    assert found == []
    closed = Attempt.objects.get(pk=attempt.pk)
    assert (closed.score, closed.max_score) == (4, 4)


def fill(page) -> None:
    for id, text in TYPED.items():
        if page.locator(f"#{id}").count():
            page.locator(f"#{id}").fill(text)
    if page.locator("select").count():
        page.locator("select").select_option("uchwały")


def sign_in(page, person) -> None:
    client = Client()
    client.force_login(person)
    page.goto("/")
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": page.url}])
