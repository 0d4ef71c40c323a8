"""From a question to mend to recalculated results, by keyboard and pointer, and what axe finds on the way."""

import pytest
from playwright.sync_api import expect

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from core.tests.accessibility import problems, problems_shown
from courses.models import Regrade
from courses.services.figures import compute_figures
from courses.services.regrade_work import apply_regrade
from courses.tests.regrade_factories import make_test, mend_key, take_test

from . import walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_coordinator_finds_a_wrong_key_and_recalculates(home_page, open_browser):
    course = make_test(home_page)
    for _number in range(10):
        take_test(course, "ba")
        take_test(course, "ab")
    compute_figures()
    question = mend_key(course.questions[0])
    page = open_browser()
    walk.enter(page, UserFactory(role=Role.COORDINATOR))
    address = f"/dziennik/pytania/{question.pk}/"
    found = problems(page, ["/dziennik/pytania/", address, f"{address}przelicz/"])

    page.locator("[name=mode][value=by_key]").check()
    page.locator("main form button").click()
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    page.locator("[name=reason]").fill("Klucz był zły.")
    page.locator("main form button").click()
    expect(page.locator("main table tbody tr")).to_have_count(10)
    found += [problem for width in (1280, 320) for problem in problems_shown(page, width)]
    page.locator("main form button").click()
    expect(page).to_have_url(address)
    assert apply_regrade(regrade=Regrade.objects.get()) == 10
    assert found == []
