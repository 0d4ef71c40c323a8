"""The preview is the real document: of invented people, from values that are not saved."""

import pytest
from django.urls import reverse

from certificates import pdf, previews
from certificates.models import CertificateTemplate
from certificates.queries import facts_of
from certificates.queries.sample import sample_facts
from certificates.services import ensure_template
from certificates.tests.factories import NOW, make_course
from certificates.tests.templates.forms import posted
from certificates.viewsets.templates import preview

pytestmark = pytest.mark.django_db


@pytest.fixture
def template(home_page):
    return ensure_template(make_course(home_page).course)


@pytest.fixture
def ask(coordinator, template):
    def post(show: str, **changes):
        target = reverse("certificate_templates:preview", args=[template.pk])
        return coordinator.post(target, posted(template, show=show, **changes))

    return post


def test_preview_says_and_prints_what_the_issued_certificate_does(certificate):
    """Same template, same facts, number, code and moment: the same snapshot, so the same bytes."""
    facts = facts_of(certificate.completion)
    said = previews.said_of(
        certificate.template, facts, number=certificate.number, code=certificate.code, issued_at=certificate.issued_at
    )
    assert said == certificate.said
    assert pdf.render_certificate(said) == pdf.render_certificate(certificate.said)


def test_facts_of_the_sample_are_those_of_a_person_who_did_it_all(certificate):
    person = facts_of(certificate.completion)
    course = certificate.completion.enrolment.course
    sample = sample_facts(course, first_name="Anna", last_name="Wiśniewska", now=NOW)
    assert [(one.title, one.lessons, one.minutes, one.outcomes) for one in sample.modules] == [
        (one.title, one.lessons, one.minutes, one.outcomes) for one in person.modules
    ]
    assert (sample.course, sample.legal_state, sample.minutes) == (person.course, person.legal_state, person.minutes)


def test_sample_facts_cost_the_same_however_long_the_course(home_page, django_assert_num_queries):
    for modules in (1, 3):
        course = make_course(home_page, modules=modules).course
        with django_assert_num_queries(4):
            sample_facts(course, first_name="Ewa", last_name="Łoś", now=NOW)


def test_pictures_of_unsaved_words_come_for_a_long_and_a_short_name(ask):
    answer = ask("fragment", title="Zaświadczenie")
    text = answer.content.decode()
    assert answer["Content-Type"].startswith("text/html")
    assert text.count('src="data:image/png;base64,') == 3
    for person in previews.PEOPLE.values():
        assert " ".join(person) in text
    assert "<html" not in text
    assert CertificateTemplate.objects.get().title == "Certyfikat"


def test_without_a_script_the_same_pictures_are_a_page(ask):
    text = ask("page").content.decode()
    assert "<html" in text
    assert text.count('src="data:image/png;base64,') == 3


def test_pdf_of_unsaved_words_is_a_sample_without_a_number(ask):
    answer = ask("short", title="Zaświadczenie")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert answer["Content-Disposition"].startswith("inline")


def test_new_template_is_previewed_before_there_is_any(coordinator, home_page):
    course = make_course(home_page).course
    answer = coordinator.post(reverse("certificate_templates:preview_new"), posted(course=course.pk, show="fragment"))
    assert "data:image/png" in answer.content.decode()
    assert not CertificateTemplate.objects.exists()


def test_what_keeps_it_from_being_made_stands_in_its_place_and_leads_to_the_field(ask):
    text = ask("fragment", statement="{kusr}", title="").content.decode()
    assert "data:image" not in text
    for anchor in ("#id_statement", "#id_title"):
        assert f'href="{anchor}"' in text


@pytest.mark.parametrize("show", ["long", "page", "fragment", "nothing"])
def test_wrong_words_make_no_pdf(ask, show):
    answer = ask(show, statement="{kusr}")
    assert answer["Content-Type"].startswith("text/html")


def test_what_has_no_room_is_shown_with_the_reason(ask, monkeypatch):
    monkeypatch.setattr("certificates.pdf.fits", lambda said: ("Za dużo słów.",))
    text = ask("fragment").content.decode()
    assert "Za dużo słów." in text
    assert "data:image/png" in text


def test_too_many_previews_wait(ask, monkeypatch):
    monkeypatch.setattr(preview, "RATE", "1/h")
    assert ask("fragment").status_code == 200
    assert ask("fragment").status_code == 429


def test_stored_version_is_looked_at_and_opened(coordinator, certificate):
    version = coordinator.get(reverse("certificate_templates:version", args=[certificate.template.pk]))
    assert version.content.decode().count('src="data:image/png;base64,') == 3
    document = reverse("certificate_templates:document", args=[certificate.template.pk, "long"])
    assert coordinator.get(document).content.startswith(b"%PDF")
    assert coordinator.get(document.replace("long", "nobody")).status_code == 404


def test_preview_takes_a_post_with_the_token_of_the_form(template, coordinator):
    target = reverse("certificate_templates:preview", args=[template.pk])
    assert coordinator.get(target).status_code == 405
    coordinator.handler.enforce_csrf_checks = True
    assert coordinator.post(target, posted(template, show="fragment")).status_code == 403
