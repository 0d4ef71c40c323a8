"""A used version stays as it is; what is edited goes on as the next one."""

import pytest
from django.db import DatabaseError, connection, transaction
from wagtail.models import ModelLogEntry

from accounts.tests.factories import UserFactory
from certificates import pdf
from certificates.models import Certificate, CertificateTemplate
from certificates.services import (
    TemplateChanged,
    add_version,
    ensure_template,
    issue_certificate,
    open_logo,
    reuse_version,
    save_template,
)
from certificates.services.templates import KEPT, fingerprint
from certificates.tests.factories import NOW, complete, make_course
from certificates.tests.templates.drawings import make_image

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(home_page):
    return make_course(home_page)


@pytest.fixture
def used(tree):
    """Version 1, with one certificate."""
    return issue_certificate(completion=complete(tree), now=NOW).template


def versions() -> list[tuple]:
    return list(CertificateTemplate.objects.order_by("version").values_list("version", "title", "is_active"))


def test_course_without_texts_gets_the_default_ones_once(tree):
    assert ensure_template(tree.course) == ensure_template(tree.course)
    assert CertificateTemplate.objects.get().version == 1


def test_unused_version_is_edited_in_place(tree):
    template = ensure_template(tree.course)
    template.title = "Zaświadczenie"
    assert save_template(template=template).pk == template.pk
    assert versions() == [(1, "Zaświadczenie", True)]


def test_used_version_stays_and_a_new_one_takes_its_place(tree, used):
    used.title = "Zaświadczenie"
    assert save_template(template=used).version == 2
    second = issue_certificate(completion=complete(tree), now=NOW)
    first = Certificate.objects.get(template__version=1)
    assert first.snapshot["template"]["title"] == first.template.title == "Certyfikat"
    assert second.snapshot["template"] == first.snapshot["template"] | {"version": 2, "title": "Zaświadczenie"}
    assert versions() == [(1, "Certyfikat", False), (2, "Zaświadczenie", True)]


def test_saving_what_was_not_changed_makes_no_version(used):
    assert save_template(template=used, seen=fingerprint(used)) == used
    assert versions() == [(1, "Certyfikat", True)]


def test_when_to_issue_is_no_text_and_changes_in_place(used):
    used.issues_at_once = False
    assert save_template(template=used).pk == used.pk
    used.refresh_from_db()
    assert not used.issues_at_once


def test_every_printed_field_makes_a_new_version_of_a_used_one(tree, used):
    changes = {
        "title": "Dyplom",
        "statement": "Inaczej.",
        "issuer": "Gmina",
        "signatories": [("signatory", {"name": "Jan Nowak", "position": "Wójt"})],
        "logos": [("logo", {"image": make_image(), "alt": "Herb"})],
        "hours": 16,
        "programme": "Diagnoza",
        "outcomes": "umie",
        "accent": "green",
        "valid_months": 24,
    }
    assert {*changes, "logo_files"} == set(CertificateTemplate.PRINTED)
    for number, (name, value) in enumerate(changes.items(), start=2):
        template = CertificateTemplate.objects.get(is_active=True)
        setattr(template, name, value)
        assert save_template(template=template).version == number, name
        issue_certificate(completion=complete(tree), now=NOW)


@pytest.mark.parametrize("name", CertificateTemplate.PRINTED)
def test_database_refuses_to_change_what_a_used_version_prints(used, name):
    value = "9" if name in {"hours", "valid_months"} else '["x"]'
    with pytest.raises(DatabaseError, match="never"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE certificates_certificatetemplate SET {name} = %s", [value])  # noqa: S608


def test_second_editor_is_told_instead_of_undoing_the_first(used):
    opened = fingerprint(used)
    ours, theirs = (CertificateTemplate.objects.get(pk=used.pk) for _ in range(2))
    theirs.title = "Ich"
    save_template(template=theirs, seen=opened)
    ours.title = "Nasz"
    with pytest.raises(TemplateChanged) as refusal:
        save_template(template=ours, seen=opened)
    assert refusal.value.current.title == "Ich"
    assert save_template(template=ours, seen=fingerprint(refusal.value.current)).version == 3


def test_two_editors_of_an_unused_version_are_told_apart_too(tree):
    template = ensure_template(tree.course)
    opened = fingerprint(template)
    template.title = "Pierwszy"
    save_template(template=template, seen=opened)
    template.title = "Drugi"
    with pytest.raises(TemplateChanged):
        save_template(template=template, seen=opened)


def test_older_version_is_used_again_as_a_new_one(tree, used):
    used.title = "Zaświadczenie"
    latest = save_template(template=used)
    latest.issues_at_once = False
    save_template(template=latest)
    old = CertificateTemplate.objects.get(version=1)
    again = reuse_version(template=old)
    assert versions() == [(1, "Certyfikat", False), (2, "Zaświadczenie", False), (3, "Certyfikat", True)]
    assert {name: getattr(again, name) for name in CertificateTemplate.PRINTED} == {
        name: getattr(old, name) for name in CertificateTemplate.PRINTED
    }
    assert not again.issues_at_once


def test_putting_the_version_in_use_into_use_changes_nothing(used):
    assert reuse_version(template=used) == used
    assert versions() == [(1, "Certyfikat", True)]


def test_versions_say_who_made_them(used):
    person = UserFactory()
    used.title = "Inny"
    saved = save_template(template=used, by=person)
    assert ModelLogEntry.objects.get(object_id=str(saved.pk)).user == person


def test_logo_is_kept_with_the_version(tree):
    template = ensure_template(tree.course)
    template.logos = [("logo", {"image": make_image(), "alt": " Herb  gminy "})]
    saved = save_template(template=template)
    assert [logo["alt"] for logo in saved.logo_files] == ["Herb gminy"]
    assert open_logo(saved.logo_files[0]["sha256"]).startswith(b"\x89PNG")


def test_document_keeps_its_logo_when_the_image_is_changed_and_deleted(tree):
    image = make_image()
    template = ensure_template(tree.course)
    template.logos = [("logo", {"image": image, "alt": "Herb"})]
    save_template(template=template)
    certificate = issue_certificate(completion=complete(tree), now=NOW)
    before = pdf.render_certificate(certificate.said)
    image.file.save("inny.png", make_image(colour=(255, 0, 0, 255)).file)
    image.delete()
    certificate.refresh_from_db()
    assert pdf.render_certificate(certificate.said) == before


def test_image_exchanged_in_the_library_comes_with_the_next_version(tree):
    image = make_image()
    template = ensure_template(tree.course)
    template.logos = [("logo", {"image": image, "alt": "Herb"})]
    save_template(template=template)
    issue_certificate(completion=complete(tree), now=NOW)
    image.file.save("inny.png", make_image(colour=(255, 0, 0, 255)).file)
    edited = CertificateTemplate.objects.get(is_active=True)
    assert save_template(template=edited).version == 2


def test_versions_of_two_courses_are_counted_apart(tree, home_page):
    other = make_course(home_page).course
    for course in (tree.course, other, other):
        template = ensure_template(course)
        add_version(course=course, fields={name: getattr(template, name) for name in KEPT})
    assert sorted(CertificateTemplate.objects.filter(is_active=True).values_list("version", flat=True)) == [2, 3]
