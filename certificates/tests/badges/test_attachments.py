"""The badge comes out of the document as it went in."""

import pytest

from certificates import badges
from certificates.pdf import render_certificate

pytestmark = pytest.mark.django_db


def test_badge_is_read_out_of_the_document(certificate):
    pdf = render_certificate(certificate.said, badge=certificate.badge)
    assert badges.from_pdf(pdf) == certificate.badge
    assert badges.examine(badges.from_pdf(pdf)).verdict == "genuine"


def test_document_without_a_badge_has_none(certificate):
    assert badges.from_pdf(render_certificate(certificate.said)) == ""


@pytest.mark.parametrize("shown", [b"", b"%PDF-1.7", b"nothing of the kind", b"\0" * 1000])
def test_what_is_no_document_has_none(shown):
    assert badges.from_pdf(shown) == ""
