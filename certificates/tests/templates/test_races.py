"""Editors at once, each with a connection of its own."""

import pytest

from certificates.models import CertificateTemplate
from certificates.services import (
    TemplateChanged,
    add_version,
    ensure_template,
    issue_certificate,
    reuse_version,
    save_template,
)
from certificates.services.templates import fingerprint
from certificates.tests.factories import NOW, complete, make_course
from certificates.tests.test_races import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]


SAID = {"title": "Certyfikat", "statement": "Zdane.", "issuer": "Akademia SRPS"}


@pytest.fixture
def tree(home_page):
    return make_course(home_page, lessons=1)


def edit(pk: int, title: str, seen: str | None) -> int | None:
    template = CertificateTemplate.objects.get(pk=pk)
    template.title = title
    try:
        return save_template(template=template, seen=seen).version
    except TemplateChanged:
        return None


def test_of_two_editors_who_saw_the_same_one_saves_and_one_is_told(tree):
    used = issue_certificate(completion=complete(tree), now=NOW).template
    seen = fingerprint(used)
    made = at_once([lambda title=title: edit(used.pk, title, seen) for title in ("Jeden", "Drugi")])
    assert sorted(made, key=str) == [2, None]
    assert CertificateTemplate.objects.filter(is_active=True).count() == 1


def test_eight_new_versions_at_once_have_eight_numbers(tree):
    used = issue_certificate(completion=complete(tree), now=NOW).template
    used.title = "Inny"
    save_template(template=used)
    old = CertificateTemplate.objects.get(version=1)
    at_once(
        [lambda: add_version(course=tree.course, fields=dict(SAID))] * 4 + [lambda: reuse_version(template=old)] * 4
    )
    assert sorted(CertificateTemplate.objects.values_list("version", flat=True)) == list(range(1, 11))
    assert CertificateTemplate.objects.filter(is_active=True).count() == 1


def test_version_that_is_edited_while_it_is_first_used_is_either_changed_before_or_followed(tree):
    template = ensure_template(tree.course)
    completion = complete(tree)
    certificate, version = at_once(
        [lambda: issue_certificate(completion=completion, now=NOW), lambda: edit(template.pk, "Nowy", None)]
    )
    first = CertificateTemplate.objects.get(version=1)
    assert certificate.snapshot["template"]["title"] == first.title
    assert version == (1 if first.title == "Nowy" else 2)
