"""The chooser in Chromium: by keyboard alone, with and without its script."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import include, path

from organisations import development
from organisations.tests.factories import CommuneFactory, MembershipFactory

urlpatterns = [*development.urlpatterns, path("", include("elearning.urls"))]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls(__name__),
    pytest.mark.usefixtures("osieks"),
]

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@pytest.fixture
def osieks(home_page):
    return [CommuneFactory(name="Osiek", county=county) for county in ("brodnicki", "oświęcimski", "starogardzki")]


@pytest.fixture
def open_page(open_browser):
    """Opens the example form and fails on anything the browser complains about, the policy of the page included."""
    complaints = []

    def open_page(width=1280, has_script=True):
        page = open_browser(width=width, javascript=has_script)
        page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto("/jednostki/przyklad/")
        return page

    yield open_page
    assert complaints == []


def findings(page):
    return [violation["id"] for violation in Axe().run(page, options=WCAG).response["violations"]]


def type_name(page, text):
    page.locator("#id_commune").focus()
    page.keyboard.type(text)
    page.get_by_role("option").first.wait_for()


@pytest.mark.parametrize("width", [1280, 320])
def test_commune_is_chosen_with_the_keyboard(open_page, osieks, width):
    page = open_page(width)
    page.locator("#id_note").focus()
    page.keyboard.type("Narada")
    page.keyboard.press("Tab")
    page.keyboard.type("osiek")
    page.get_by_role("option").first.wait_for()
    combobox = page.get_by_role("combobox")
    assert combobox.get_attribute("aria-expanded") == "true"
    assert page.locator("[data-chooser-status]").inner_text() == "Znaleziono 3 gminy. Wybierz strzałkami."
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    active = page.locator(f"#{combobox.get_attribute('aria-activedescendant')}")
    assert active.get_attribute("aria-selected") == "true"
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.keyboard.press("Enter")
    assert combobox.input_value() == osieks[1].label
    page.keyboard.press("Enter")
    page.locator("#chosen").wait_for()
    assert "oświęcimski" in page.locator("#chosen").inner_text()


def test_escape_closes_the_list_and_arrow_opens_it(open_page):
    page = open_page()
    type_name(page, "osiek")
    page.keyboard.press("Escape")
    assert page.get_by_role("option").count() == 0
    assert page.get_by_role("combobox").input_value() == "osiek"
    page.keyboard.press("ArrowUp")
    assert "starogardzki" in page.get_by_role("option", selected=True).inner_text()


def test_text_changed_after_a_choice_forgets_it(open_page):
    page = open_page()
    type_name(page, "osiek")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("input[name=commune]").input_value() != ""
    page.keyboard.press("Backspace")
    assert page.locator("input[name=commune]").input_value() == ""


def test_name_nobody_has_is_announced(open_page):
    page = open_page()
    page.locator("#id_commune").focus()
    page.keyboard.type("Atlantyda")
    page.get_by_text("Nie ma takiej gminy").wait_for()
    assert page.get_by_role("status").filter(has_text="Nie ma takiej gminy").count() == 1


def test_text_without_a_choice_leads_to_radio_buttons(open_page):
    page = open_page()
    page.locator("#id_note").fill("Narada")
    type_name(page, "osiek")
    page.keyboard.press("Enter")
    page.get_by_role("radio").first.wait_for()
    assert page.locator("#id_note").input_value() == "Narada"
    assert page.get_by_role("combobox").count() == 0
    assert findings(page) == []


def test_failing_server_leaves_the_form_usable(open_page):
    page = open_page()
    page.route("**/jednostki/szukaj/**", lambda route: route.fulfill(status=200, body="not JSON"))
    page.locator("#id_commune").focus()
    page.keyboard.type("osiek")
    page.get_by_text("Nie można teraz pokazać listy").wait_for()
    page.keyboard.press("Enter")
    page.get_by_role("radio").first.wait_for()


@pytest.mark.parametrize("width", [1280, 320])
def test_without_a_script_nothing_typed_is_lost(open_page, width):
    page = open_page(width, has_script=False)
    page.locator("#id_note").fill("Narada")
    page.locator("#id_commune").fill("osiek")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the button "Szukaj"
    page.get_by_text("Znaleziono 3 gminy").wait_for()
    assert page.locator("#id_note").input_value() == "Narada"
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator("#chosen").wait_for()
    assert re.search("powiat.(brodnicki|oświęcimski)", page.locator("#chosen").inner_text())


@pytest.mark.parametrize("width", [1280, 320])
def test_pages_of_the_place_of_work_are_accessible(open_browser, live_server, client, osieks, width):
    person = MembershipFactory(organisation__seat=osieks[0]).person
    client.force_login(person)
    page = open_browser(width=width)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    for address in ("/moje/miejsce-pracy/", f"/moje/miejsce-pracy/{osieks[0].key}/"):
        page.goto(address)
        assert findings(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_label("Inna jednostka").check()
    page.locator("#id_nip").fill("123")
    page.get_by_role("button", name="Zapisz").click()
    page.locator(".govuk-error-summary").wait_for()
    assert findings(page) == []
