"""axe-core (WCAG 2.2 A and AA) and sideways scrolling: every public and participant page, on a desk and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command

from certificates.models import Certificate
from courses.models import Attempt, CoursePage, LessonPage, ModulePage, QuizPage
from courses.services.attempts import close_attempt, save_answers, start_attempt
from courses.services.enrolment import complete_lesson

from . import walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
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


WIDTHS = [1280, 320]


def problems(page, address: str) -> list[str]:
    """What axe finds at each width, and whether the page scrolls sideways."""
    page.goto(address)
    return [problem for width in WIDTHS for problem in problems_at(page, address, width)]


def problems_at(page, address: str, width: int) -> list[str]:
    page.set_viewport_size({"width": width, "height": 900})
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG_22_AA}}).response["violations"]
    listed = [f"{address} {width} {rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return listed + ([f"{address} scrolls sideways by {overflow} px at {width}"] if overflow > 0 else [])


def all_problems(page, addresses) -> list[str]:
    return [problem for address in addresses for problem in problems(page, address)]


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
    assert all_problems(open_browser(), PUBLIC + handbook()) == []


def test_participant_pages_are_accessible(house, open_browser):
    page = open_browser()
    walk.sign_in(page, house.email)
    assert all_problems(page, OWN + handbook()) == []


def test_pages_of_a_test_and_its_certificate_are_accessible(house, open_browser):
    failed = failed_attempt(house)
    passed = handed_in(house, right_answers=10)
    call_command("work", batch=True)
    page = open_browser()
    walk.sign_in(page, house.email)
    results = [f"/moje/testy/{attempt.pk}/wynik/" for attempt in (failed, passed)]
    certificate = Certificate.objects.get(holder=house)
    assert all_problems(page, [*results, "/moje/", f"/c/{certificate.code}/", *handbook()]) == []


def test_an_open_attempt_is_accessible(house, open_browser):
    failed_attempt(house)
    attempt = start_attempt(enrolment=house.enrolments.get(), quiz=QuizPage.objects.get())
    page = open_browser()
    walk.sign_in(page, house.email)
    own = f"/moje/testy/{attempt.pk}/"
    assert all_problems(page, [f"{own}pytania/1/", f"{own}pytania/2/", f"{own}podsumowanie/"]) == []


def test_axe_notices_a_planted_fault(house, open_browser):
    page = open_browser()
    page.goto("/")
    page.evaluate("document.querySelector('input').closest('form').querySelector('label').remove()")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG_22_AA}}).response["violations"]
    assert "label" in [rule["id"] for rule in found]
