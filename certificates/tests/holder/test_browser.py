"""The pages of a holder in a browser: for everybody, with the keyboard alone, without a script."""

import pytest
from django.conf import settings
from django.core.files.storage import storages
from django.test import Client
from playwright.sync_api import expect

from certificates import services
from certificates.models import Certificate, CorrectionRequest
from certificates.services.documents import file_name
from certificates.tests.holder.addresses import address
from core.tests.accessibility import problems, problems_shown

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def enter(open_browser):
    """``enter(person, javascript=False)``: a page of somebody who has signed in."""

    def opened(person, **options):
        client, page = Client(), open_browser(**options)
        client.force_login(person)
        page.goto("/")
        name = settings.SESSION_COOKIE_NAME
        page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": page.url}])
        return page

    return opened


def press(page, selector: str) -> None:
    """With the keyboard."""
    page.locator(selector).focus()
    page.keyboard.press("Enter")


def test_pages_of_a_valid_certificate_are_accessible(filed, new_law, enter):
    page = enter(filed.holder)
    assert problems(page, ["/moje/", address("mine", filed), address("ask_for_correction", filed)]) == []
    page.goto(address("ask_for_correction", filed))
    page.locator("#id_first_name").fill("ნინო")
    press(page, "main form button")
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    assert problems_shown(page, 320) == []
    services.choose_name_shown(certificate=filed, is_shown=True)
    services.ask_for_correction(certificate=filed, first_name="Hanna", last_name="Wiśniewska")
    assert problems(page, ["/moje/", address("mine", filed)]) == []


def test_pages_of_a_renewal_are_accessible(filed, new_law, enter):
    new_law(filed, changed=1)
    page = enter(filed.holder)
    assert problems(page, ["/moje/", address("mine", filed), address("renew", filed)]) == []


def test_pages_of_what_no_longer_stands_are_accessible(filed, correct, revoke, coordinators, enter):
    newer = correct(filed)
    person, page = filed.holder, enter(filed.holder)
    storages["private"].delete(file_name(filed.pdf_sha256))
    assert problems(page, ["/moje/", address("mine", filed), address("download", filed)]) == []
    revoke(newer)
    assert problems(page, ["/moje/", address("mine", newer)]) == []
    services.erase_holder(certificate=newer, by=coordinators[0])
    assert person.certificates.count() == 0
    assert problems(page, ["/moje/", address("mine", newer)]) == []


def test_link_is_copied_with_a_button_and_selected_without(filed, enter):
    page = enter(filed.holder)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address("mine", filed))
    press(page, "[data-copy-button]")
    expect(page.locator("[data-copy-status]")).not_to_be_empty()
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"/c/{filed.code}")
    plain = enter(filed.holder, javascript=False)
    plain.goto(address("mine", filed))
    expect(plain.locator("[data-copy-button]")).to_be_hidden()
    expect(plain.locator("#link")).to_have_attribute("readonly", "")
    assert plain.locator("#link").input_value().endswith(f"/c/{filed.code}")


def test_name_is_shown_and_hidden_with_the_keyboard_alone(filed, enter):
    page = enter(filed.holder, javascript=False)
    page.goto(address("mine", filed))
    for chosen in ("tak", "nie"):
        press(page, f'button[name=pokaz][value="{chosen}"]')
        expect(page.locator("[role=status] .moj-alert--success")).to_be_visible()
    filed.refresh_from_db()
    assert not filed.choice.shows_name


@pytest.mark.parametrize("width", [1280, 320])
def test_correction_is_asked_for_without_a_script(filed, enter, width):
    page = enter(filed.holder, javascript=False, width=width)
    page.goto("/moje/")
    press(page, f'main a[href="{address("mine", filed)}"]')
    press(page, f'main a[href="{address("ask_for_correction", filed)}"]')
    page.locator("#id_first_name").fill("Hanna")
    press(page, "main form button")
    expect(page.locator("#id_note-error, #id_note_error").first).to_be_visible()
    expect(page.locator("#id_first_name")).to_have_value("Hanna")
    page.locator("#id_note").fill("W imieniu brakuje „H”.")
    press(page, "main form button")
    expect(page.locator("#poprawka ~ *").get_by_text("Hanna Wiśniewska")).to_be_visible()
    assert CorrectionRequest.objects.get().certificate == filed


def test_certificate_is_renewed_without_a_script(filed, new_law, enter):
    new_law(filed)
    page = enter(filed.holder, javascript=False)
    page.goto("/moje/")
    press(page, f'main a[href="{address("renew", filed)}"]')
    press(page, "main form button")
    expect(page.locator("[role=status] .moj-alert--success")).to_be_visible()
    newer = Certificate.objects.get(supersedes=filed)
    expect(page).to_have_url(f"{page.url.partition('/moje')[0]}{address('mine', newer)}")
    expect(page.locator("main").get_by_role("link", name=filed.number)).to_be_visible()
