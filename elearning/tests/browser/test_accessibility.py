"""axe-core (WCAG 2.2 A and AA) and sideways scrolling: every public and participant page, on a desk and on a phone."""

import pytest
from django.core.management import call_command

from certificates.models import Certificate
from core.tests.accessibility import broken_rules, problems
from courses.models import Attempt, CoursePage, LessonPage, ModulePage, QuizPage
from courses.services.attempts import close_attempt, save_answers, start_attempt
from courses.services.enrolment import complete_lesson

from . import walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PUBLIC = [
    "/",
    "/konto/login/",
    "/konto/signup/",
    "/konto/password/reset/",
    "/certyfikaty/weryfikacja/",
    "/certyfikaty/weryfikacja/?kod=zly",
    "/c/7K3MQ9TX2HVA64RN/",
    "/nie-ma-takiej-strony/",
]
OWN = ["/moje/", "/moje/miejsce-pracy/", "/konto/", "/konto/dane/", "/konto/email/", "/konto/sessions/", "/konto/2fa/"]


def handbook() -> list[str]:
    kinds = [CoursePage, ModulePage, LessonPage, QuizPage]
    return [page.get_url() for kind in kinds for page in kind.objects.live()]


def failed_attempt(person) -> Attempt:
    """Every lesson read, the test handed in with half of the answers right."""
    enrolment = person.enrolments.get()
    for lesson in LessonPage.objects.live():
        complete_lesson(enrolment=enrolment, lesson=lesson)
    return handed_in(person, right_answers=5)


def handed_in(person, *, right_answers: int) -> Attempt:
    attempt = start_attempt(enrolment=person.enrolments.get(), quiz=QuizPage.objects.get())
    responses = {position: walk.right_response(attempt, position) for position in range(1, right_answers + 1)}
    save_answers(attempt=attempt, responses=responses)
    return close_attempt(attempt=attempt, by=Attempt.ClosedBy.PARTICIPANT)


def test_public_pages_are_accessible(house, open_browser):
    assert problems(open_browser(), PUBLIC + handbook()) == []


def test_participant_pages_are_accessible(house, open_browser):
    page = open_browser()
    walk.sign_in(page, house.email)
    assert problems(page, OWN + handbook()) == []


def test_pages_of_a_test_and_its_certificate_are_accessible(house, open_browser):
    failed = failed_attempt(house)
    passed = handed_in(house, right_answers=10)
    call_command("work", batch=True)
    page = open_browser()
    walk.sign_in(page, house.email)
    results = [f"/moje/testy/{attempt.pk}/wynik/" for attempt in (failed, passed)]
    certificate = Certificate.objects.get(holder=house)
    assert problems(page, [*results, "/moje/", f"/c/{certificate.code}/", *handbook()]) == []


def test_an_open_attempt_is_accessible(house, open_browser):
    failed_attempt(house)
    attempt = start_attempt(enrolment=house.enrolments.get(), quiz=QuizPage.objects.get())
    page = open_browser()
    walk.sign_in(page, house.email)
    own = f"/moje/testy/{attempt.pk}/"
    assert problems(page, [f"{own}pytania/1/", f"{own}pytania/2/", f"{own}podsumowanie/"]) == []


def test_axe_notices_a_planted_fault(house, open_browser):
    page = open_browser()
    page.goto("/")
    page.evaluate("document.querySelector('input').closest('form').querySelector('label').remove()")
    assert "label" in [rule["id"] for rule in broken_rules(page)]
