"""The bank in a real browser: written without JavaScript, and nothing that axe finds in our own content."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from accounts.services import assign_role
from accounts.tests.factories import UserFactory
from core.tests.accessibility import problems
from courses.models import Question
from courses.tests.quiz_factories import CompetenceFactory, make_question

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def editor_page(home_page, open_browser):
    person = UserFactory()
    assign_role(user=person, role=Role.EDITOR)
    TOTP.activate(person, generate_totp_secret())
    client = Client()
    client.force_login(person)

    def open_page(**options):
        page = open_browser(**options)
        page.goto("/")
        name = settings.SESSION_COOKIE_NAME
        page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": page.url}])
        return page

    return open_page


def test_a_question_is_written_without_javascript(editor_page):
    competence = CompetenceFactory()
    page = editor_page(javascript=False)
    page.goto(reverse("question_bank:add"))
    page.locator("a[href$='kind=matching']").click()
    page.locator("[name=text]").fill("Połącz.")
    page.locator("[name=spec-pairs-0-left]").fill("cel")
    page.locator("[name=more][value=spec-pairs]").click()
    for place, (left, right) in {0: ("cel", "zmiana"), 9: ("działanie", "praca")}.items():
        page.locator(f"[name=spec-pairs-{place}-left]").fill(left)
        page.locator(f"[name=spec-pairs-{place}-right]").fill(right)
    page.locator("[name=key]").fill("pary")
    page.locator("[name=competence]").select_option(str(competence.pk))
    page.locator("[name=action-publish]").click()
    page.wait_for_url("**/edit/*/")
    assert [pair["left"] for pair in Question.objects.published().get().current_version.spec["pairs"]] == [
        "cel",
        "działanie",
    ]


def test_axe_finds_nothing_in_the_bank(editor_page):
    question = make_question()
    one = [reverse(f"question_bank:{name}", args=[question.pk]) for name in ("edit", "usage", "preview", "history")]
    page = editor_page()
    assert problems(page, [reverse("question_bank:add"), reverse("question_bank:import"), *one]) == []
