"""axe-core and sideways scrolling on every public and participant page, on a desk and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from courses.models import Attempt, CoursePage, LessonPage, QuizPage
from courses.services.attempts import close_attempt, start_attempt
from courses.services.enrolment import complete_lesson

from . import walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WCAG_22_AA = {"runOnly": ["wagtail2a", "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
WIDTHS = [1280, 320]


def findings(page) -> list[str]:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG_22_AA["runOnly"][1:]}}).response
    return [f"{v['id']}: {node['html'][:160]}" for v in found["violations"] for node in v["nodes"]]


def assert_accessible(page, address: str) -> None:
    page.goto(address)
    assert findings(page) == [], address
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, address


@pytest.fixture
def course_addresses(house) -> list[str]:
    pages = [*CoursePage.objects.live(), *LessonPage.objects.live(), *QuizPage.objects.live()]
    return [page.relative_url(None) or page.url for page in pages]
