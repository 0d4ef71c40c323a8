"""A certificate says for ever what it said when it was issued."""

import copy

import pytest

from certificates import rules
from certificates.pdf import render_certificate
from certificates.services import issue_certificate
from certificates.services.templates import ensure_template, save_template
from certificates.tests.factories import complete, make_course
from certificates.tests.pdf.documents import V1_SHA256, document, snapshot_v1
from certificates.tests.pdf.test_document import words


def test_snapshot_of_the_first_release_keeps_its_digest():
    snapshot = snapshot_v1()
    untouched = copy.deepcopy(snapshot)
    rules.readable(snapshot)
    render_certificate(snapshot)
    assert snapshot == untouched
    assert rules.digest(snapshot) == V1_SHA256


def test_snapshot_of_the_first_release_still_says_everything():
    text = words(document("version 1"), 0)
    for part in ("Akademia SRPS", "Anna Wiśniewska", "AS/2026/000017", "Halina Dąbrowska", "20 listopada 2026 r."):
        assert part in text


@pytest.mark.django_db
def test_edit_of_the_template_changes_no_certificate(home_page):
    certificate = issue_certificate(completion=complete(make_course(home_page)))
    before, digest = render_certificate(certificate.said), certificate.snapshot_sha256
    template = ensure_template(certificate.completion.enrolment.course)
    template.issuer, template.statement, template.accent = "Inny wystawca", "Coś innego.", "burgundy"
    assert save_template(template=template).version == 2
    certificate.refresh_from_db()
    assert rules.digest(certificate.snapshot) == certificate.snapshot_sha256 == digest
    assert render_certificate(certificate.said) == before
