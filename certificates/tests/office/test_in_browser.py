"""The register in a real browser: by the keyboard, without a script, and what axe finds on each page."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from certificates.models import Certificate, CertificateTemplate, CorrectionRequest
from certificates.services import (
    NameMissing,
    ask_for_correction,
    correct_certificate,
    ensure_template,
    note_obstacle,
    propose_revocation,
)
from core.tests.accessibility import WIDTHS, problems, problems_shown

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def window(open_browser):
    """``window("Barbara", javascript=False)``: a coordinator of this name in a browser of their own."""

    def open_for(first_name: str, **options):
        person, client = UserFactory(role=Role.COORDINATOR, has_second_factor=True, first_name=first_name), Client()
        client.force_login(person)
        page, name = open_browser(**options), settings.SESSION_COOKIE_NAME
        page.goto("/zdrowie/")
        page.context.add_cookies(
            [{"name": name, "value": client.cookies[name].value, "url": page.evaluate("location.origin")}]
        )
        page.person = person
        return page

    return open_for


def button_of_main(page):
    return page.locator("main button.govuk-button").first


def enter(page, locator) -> None:
    """By the keyboard alone; waits until the next page stands."""
    locator.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_two_coordinators_revoke_without_a_script_by_the_keyboard(window, issued):
    certificate = issued()
    first, second = window("Barbara", javascript=False), window("Tomasz", javascript=False)
    first.goto(reverse("certificates:revoke", args=[certificate.pk]))
    first.locator("#id_category_2").focus()
    first.keyboard.press("Space")
    first.keyboard.press("Tab")
    first.keyboard.type("Testy rozwiązane dwukrotnie.")
    enter(first, button_of_main(first))
    first.goto(reverse("certificates:confirm_revocation", args=[certificate.pk]))
    assert button_of_main(first).count() == 0
    second.goto(reverse("certificates:revocations"))
    enter(second, second.locator(".as-list__title"))
    enter(second, button_of_main(second))
    assert Certificate.objects.get().status == "revoked"
    assert second.url.endswith(reverse("certificates:record", args=[certificate.pk]))


@pytest.fixture
def waiting_edition(tree, edition, graduate):
    ensure_template(tree.course)
    CertificateTemplate.objects.update(issues_at_once=False)
    for _person in range(2):
        graduate()
    return edition


def run_queue() -> None:
    from django_tasks_db.models import DBTaskResult

    while ready := list(DBTaskResult.objects.ready()):
        for result in ready:
            result.task.call(*result.args_kwargs["args"], **result.args_kwargs["kwargs"])
            result.delete()


def test_an_edition_is_issued_without_a_script_by_the_keyboard(window, waiting_edition, drawn):
    page = window("Barbara", javascript=False)
    page.goto(reverse("certificates:edition", args=[waiting_edition.pk]))
    enter(page, page.locator("#postep a.govuk-button"))
    enter(page, button_of_main(page))
    assert page.locator("#postep progress").count() == 1
    run_queue()
    enter(page, page.locator("#postep [role=status] a"))
    assert page.locator("#postep progress").count() == 0
    assert Certificate.objects.exclude(pdf_sha256="").count() == 2


def test_progress_renews_itself_and_stops(window, waiting_edition, drawn):
    page = window("Barbara")
    page.goto(reverse("certificates:bulk_issue", args=[waiting_edition.pk]))
    enter(page, button_of_main(page))
    assert page.locator("#postep[data-poll]").count() == 1
    run_queue()
    page.locator("#postep:not([data-poll])").wait_for()
    assert page.locator("#postep progress").count() == 0


@pytest.fixture
def every_page(window, issued, graduate, edition):
    """A coordinator, and the address of each page in each state worth looking at."""
    page = window("Barbara")
    other = UserFactory(role=Role.COORDINATOR, has_second_factor=True)
    plain, old, foreign, own = issued(), issued(), issued(), issued()
    correct_certificate(certificate=old, first_name="Anna", last_name="Inna", by=other)
    propose_revocation(certificate=foreign, category="mistake", note="Notatka.", by=other)
    propose_revocation(certificate=own, category="mistake", note="Notatka.", by=page.person)
    ask_for_correction(certificate=plain, first_name="Anna", last_name="Nowa", note="Po ślubie.")
    note_obstacle(completion=graduate(first_name=""), error=NameMissing())
    graduate()
    asked = CorrectionRequest.objects.get()
    lists = ["register", "editions", "corrections", "revocations", "obstacles"]
    addresses = [reverse(f"certificates:{name}") for name in lists]
    addresses += [reverse(f"certificates:{name}", args=[edition.pk]) for name in ("edition", "bulk_issue")]
    addresses += [reverse("certificates:record", args=[one.pk]) for one in (plain, old, foreign, own)]
    addresses += [reverse(f"certificates:{name}", args=[plain.pk]) for name in ("revoke", "correct", "erase")]
    decided = [f"certificates:{name}" for name in ("confirm_revocation", "drop_revocation")]
    addresses += [reverse(name, args=[one.pk]) for name in decided for one in (foreign, own)]
    addresses += [reverse("certificates:correction", args=[asked.pk]), "/certyfikaty/rejestr/?q=nikogo"]
    return page, addresses


def test_axe_finds_nothing_and_nothing_scrolls_sideways(every_page):
    page, addresses = every_page
    assert problems(page, addresses) == []
    assert page.url.endswith(addresses[-1])  # and not at the sign-in


def test_axe_finds_nothing_where_something_is_to_be_corrected(window, issued):
    certificate, page = issued(), window("Barbara")
    found = []
    for name in ("revoke", "correct", "erase"):
        page.goto(reverse(f"certificates:{name}", args=[certificate.pk]))
        for field in page.locator("main input[type=text]").all():
            field.fill("")
        enter(page, button_of_main(page))
        assert page.locator(".govuk-error-summary").count() == 1
        found += [problem for width in WIDTHS for problem in problems_shown(page, width)]
    assert found == []
