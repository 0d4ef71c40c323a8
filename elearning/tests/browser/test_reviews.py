"""Answers that people read, in a real browser: the queue, marking, and what the participant sees."""

import pytest
from playwright.sync_api import expect

from core.tests.accessibility import WIDTHS, problems, problems_shown
from courses.models import Attempt
from courses.tests.review_factories import another_participant, hand_in, make_advisor, make_review_course

from . import walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_advisor_marks_answers_and_the_participant_sees_the_result(home_page, open_browser):
    course = make_review_course(home_page, is_review_first=True, opens=2)
    attempt = hand_in(course)
    other = another_participant(course)
    hand_in(course, enrolment=other.enrolments.get())
    participant, advisor = open_browser(), open_browser()
    result, marking = f"/moje/testy/{attempt.pk}/wynik/", f"/oceny/{attempt.pk}/"

    walk.enter(participant, course.participant)
    assert problems(participant, [result]) == []
    walk.enter(advisor, make_advisor())
    assert problems(advisor, ["/oceny/", "/oceny/?stan=ocenione", marking]) == []

    advisor.locator("main button[name=only]").first.click()
    expect(advisor.locator(".govuk-error-summary")).to_be_visible()
    assert [found for width in WIDTHS for found in problems_shown(advisor, width)] == []
    for group in advisor.locator(".as-rubric fieldset").all():
        group.locator("input").last.check()
    advisor.locator("main button.govuk-button:not([name])").last.click()
    expect(advisor).to_have_url("/oceny/")
    assert Attempt.objects.get(pk=attempt.pk).is_passed
    assert problems(participant, [result]) == []
