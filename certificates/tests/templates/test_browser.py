"""The form in a real browser: the document follows what is typed, and axe finds nothing in what is ours."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from accounts.services import assign_role
from accounts.tests.factories import UserFactory
from certificates.models import CertificateTemplate
from certificates.services import ensure_template
from certificates.tests.factories import make_course
from core.tests.accessibility import broken_rules
from courses.tests.factories import EnrolmentFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
IS_GUARDED = """() => {
    const leaving = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(leaving);
    return leaving.defaultPrevented;
}"""
TYPED_AND_GUARDED = f"""() => {{
    const title = document.querySelector("#id_title");
    title.value = "Zaświadczenie " + (Date.now() % 1000);
    title.dispatchEvent(new Event("change", {{ bubbles: true }}));
    return ({IS_GUARDED})();
}}"""
"""Wagtail notes a moment after the page has come what stands in the form: only what is typed later is unsaved."""
FIRST = ".as-preview__pages figure:first-child img"


@pytest.fixture
def template(home_page):
    course = make_course(home_page, lessons=1).course
    EnrolmentFactory(participant=UserFactory(first_name="Mei", last_name="陳"), course=course)
    return ensure_template(course)


@pytest.fixture
def form(template, open_browser):
    """The form of ``template``, opened by a coordinator, with its preview."""
    person = UserFactory()
    assign_role(user=person, role=Role.COORDINATOR)
    TOTP.activate(person, generate_totp_secret())
    client = Client()
    client.force_login(person)
    page = open_browser()
    page.goto("/")
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": page.url}])
    page.goto(reverse("certificate_templates:edit", args=[template.pk]))
    page.locator(FIRST).wait_for()
    return page


def test_document_follows_what_is_typed(form):
    before = form.locator(FIRST).get_attribute("src")
    form.locator("#id_title").fill("Zaświadczenie")
    form.wait_for_function("([at, src]) => document.querySelector(at)?.src !== src", arg=[FIRST, before])
    form.locator("#id_statement").fill("Kurs {kusr}.")
    form.locator("[data-preview-pages] a[href='#id_statement']").wait_for()
    form.locator("#id_statement").fill("Kurs ")
    form.locator(".as-places button").first.click()
    assert form.locator("#id_statement").input_value() == "Kurs {kurs}"
    form.locator(FIRST).wait_for()
    assert CertificateTemplate.objects.get().title == "Certyfikat"


def test_pdf_opens_in_a_window_and_what_is_not_saved_stays_guarded(form):
    form.wait_for_function(TYPED_AND_GUARDED, polling=400)
    with form.context.expect_page():
        form.locator("[name=show][value=short]").click()
    assert form.evaluate(IS_GUARDED)


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_in_the_form_and_the_version(form, template, width):
    form.set_viewport_size({"width": width, "height": 900})
    form.locator("summary").first.click()
    found = ours(form)
    form.goto(reverse("certificate_templates:version", args=[template.pk]))
    assert found + ours(form) == []
    assert form.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def ours(page) -> list[str]:
    """What axe finds in our own content: not in the frame, the panels and the fields that Wagtail makes."""
    parts = (".as-preview", ".as-places", ".help-block", ".as-version", ".as-template__wide")
    at = ", ".join(f"{part}, {part} *" for part in parts)
    return [
        f"{rule['id']}: {node['html'][:200]}"
        for rule in broken_rules(page)
        for node in rule["nodes"]
        if page.evaluate("([to, at]) => !!document.querySelector(to)?.matches(at)", [node["target"][0], at])
    ]
