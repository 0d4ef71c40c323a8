import pytest

from certificates.models import CertificateTemplate
from certificates.services import ensure_template, issue_certificate, save_template
from certificates.tests.factories import NOW, complete, make_course

pytestmark = pytest.mark.django_db


def test_course_without_texts_gets_the_default_ones_once(home_page):
    course = make_course(home_page).course
    assert ensure_template(course) == ensure_template(course)
    assert CertificateTemplate.objects.get().version == 1


def test_unused_version_is_edited_in_place(home_page):
    template = ensure_template(make_course(home_page).course)
    template.title = "Zaświadczenie"
    assert save_template(template=template).pk == template.pk
    assert CertificateTemplate.objects.get().title == "Zaświadczenie"


def test_used_version_stays_and_a_new_one_takes_its_place(home_page):
    tree = make_course(home_page)
    first = issue_certificate(completion=complete(tree), now=NOW)
    edited = CertificateTemplate.objects.get()
    edited.title = "Zaświadczenie"
    assert save_template(template=edited).version == 2
    second = issue_certificate(completion=complete(tree), now=NOW)
    first.refresh_from_db()
    assert first.template.title == first.snapshot["template"]["title"] == "Certyfikat"
    assert second.snapshot["template"] == first.snapshot["template"] | {"version": 2, "title": "Zaświadczenie"}
    assert CertificateTemplate.objects.filter(is_active=True).count() == 1
