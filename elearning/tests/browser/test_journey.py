"""The main way: from the desk to a certificate that anyone can verify. Without a script."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from certificates.models import Certificate
from courses.models import Attempt

from . import walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [1280, 320])
def test_participant_gets_a_verified_certificate_without_javascript(house, open_browser, width):
    page = open_browser(width=width, javascript=False)
    walk.sign_in(page, house.email)
    walk.read_module(page)
    page.get_by_role("button", name="Zacznij test").click()
    attempt = Attempt.objects.get(enrolment__participant=house)
    walk.answer_everything(page, attempt)
    page.get_by_role("button", name="Oddaj test").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Test zaliczony")

    call_command("work", batch=True)

    certificate = Certificate.objects.get(holder=house)
    page.goto("/moje/")
    expect(page.get_by_role("link", name="Pobierz")).to_be_visible()
    visitor = open_browser(width=width, javascript=False)
    visitor.goto(f"/c/{certificate.code}/")
    expect(visitor.get_by_role("heading", name="Certyfikat jest ważny")).to_be_visible()
    expect(visitor.get_by_text(certificate.number)).to_be_visible()
    assert house.last_name not in visitor.content()
