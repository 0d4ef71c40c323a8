"""Verification in Chromium: with and without a script, with the keyboard, and what axe finds in every state."""

import re

import pytest
from playwright.sync_api import Page, expect

from certificates import services
from certificates.tests.factories import make_certificate
from certificates.tests.verification import tampering
from certificates.tests.verification.conftest import correct, document_of, erase, make_expired, make_limited, revoke
from certificates.verification.digests import digests_of
from core.tests.accessibility import problems, problems_shown

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FORM = "/certyfikaty/weryfikacja/"
HEADING = ".as-verdict h2"


def choose(page: Page, data: bytes) -> None:
    file = {"name": "certyfikat.pdf", "mimeType": "application/pdf", "buffer": data}
    page.locator("form[data-check-file] input[type=file]").set_input_files(file)


def send(page: Page) -> None:
    page.locator("form[data-check-file] button[type=submit]").click()


@pytest.fixture
def states(home_page) -> dict[str, str]:
    """Addresses of certificates in every state."""
    made = {name: make_certificate(home_page) for name in ("prepared", "revoked", "superseded", "erased", "named")}
    revoke(made["revoked"])
    correct(made["superseded"])
    erase(made["erased"])
    services.choose_name_shown(certificate=made["named"], is_shown=True)
    made |= {"expired": make_expired(home_page), "limited": make_limited(home_page)}
    addresses = {name: f"/c/{certificate.code}/" for name, certificate in made.items()}
    return addresses | {"unknown": "/c/0000000000000000/", "form": FORM, "guide": f"{FORM}samodzielnie/"}


def test_every_state_is_accessible(states, open_browser):
    assert problems(open_browser(), states.values()) == []


def test_answers_about_files_are_accessible(home_page, open_browser):
    document = document_of(make_certificate(home_page))
    page, found = open_browser(javascript=True), []
    for change in (bytes, tampering.paint_over, tampering.append_blank, tampering.flip_a_byte):
        page.goto(FORM)
        choose(page, change(document))
        send(page)
        page.wait_for_selector(HEADING)
        found += problems_shown(page, 1280) + problems_shown(page, 320)
    send(page)
    page.wait_for_url("**/plik/")
    assert found + problems_shown(page, 1280) + problems_shown(page, 320) == []


@pytest.mark.parametrize("width", [1280, 320])
def test_file_is_uploaded_without_a_script(home_page, open_browser, width):
    document = document_of(make_certificate(home_page))
    page = open_browser(width=width, javascript=False)
    page.goto(FORM)
    choose(page, document)
    send(page)
    expect(page.locator(".as-verdict--ok")).to_be_visible()
    page.goto(FORM)
    choose(page, tampering.save_anew(document))
    send(page)
    expect(page.locator(".as-verdict--bad")).to_be_visible()
    page.goto(FORM)
    send(page)
    expect(page.locator(".govuk-error-summary a")).to_have_attribute("href", "#id_plik")


def test_only_digests_leave_the_browser(home_page, open_browser):
    document = document_of(make_certificate(home_page)) + b"%%EOF\r\nx%%EOF\ry%%EOF\nz"
    page = open_browser()
    page.goto(FORM)
    choose(page, document)
    with page.expect_request("**/plik/") as asked:
        send(page)
    told = digests_of(document)
    sent = asked.value.post_data_buffer
    assert b"%PDF" not in sent
    assert re.findall(rb"\b[0-9a-f]{64}\b", sent) == [text.encode() for text in (told.whole, *told.beginnings)]


def test_answer_takes_the_focus_and_back_leads_to_the_question(home_page, open_browser):
    document = document_of(make_certificate(home_page))
    page = open_browser()
    page.goto(FORM)
    choose(page, document)
    page.locator("form[data-check-file] button[type=submit]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(HEADING)).to_be_focused()
    page.go_back()
    expect(page.locator("#id_kod")).to_be_visible()


def test_closer_look_sends_the_file_chosen_before(home_page, open_browser):
    document = tampering.flip_a_byte(document_of(make_certificate(home_page)))
    page = open_browser()
    page.goto(FORM)
    choose(page, document)
    send(page)
    expect(page.locator(".as-verdict--unknown")).to_be_visible()
    send(page)
    expect(page.locator(".as-verdict--bad")).to_be_visible()
    expect(page.locator(".as-facts")).to_be_visible()


def test_file_is_chosen_with_the_keyboard_or_dropped(home_page, open_browser):
    page = open_browser()
    page.goto(FORM)
    notice = "input => input.addEventListener('click', () => { window.asked = true; })"
    page.locator("input[type=file]").evaluate(notice)
    page.locator("button#id_plik").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("window.asked")  # a click on the field is what opens the browser's own window
    drop = """() => {
        const data = new DataTransfer();
        data.items.add(new File(["%PDF-1.7"], "upuszczony.pdf"));
        document.querySelector("#id_plik").dispatchEvent(new DragEvent("drop", { dataTransfer: data }));
    }"""
    page.evaluate(drop)
    expect(page.locator("#id_plik")).to_contain_text("upuszczony.pdf")


def test_too_large_a_file_is_refused_where_it_is(open_browser, home_page):
    page = open_browser()
    page.goto(FORM)
    choose(page, b"%PDF" + b"x" * 5_300_000)
    send(page)
    expect(page.locator("[data-check-problem]")).to_be_visible()
    expect(page).to_have_url(FORM)
