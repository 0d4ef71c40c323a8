"""Real documents: what the digest of a tampered record can be made to say, the signature cannot."""

import hashlib

import pytest

from certificates import signing
from certificates.models import Certificate
from certificates.pdf import render_certificate
from certificates.services import store_document
from certificates.services.documents import file_name, private_storage, write_once
from certificates.tests.factories import NOW, make_certificate

pytestmark = pytest.mark.django_db

NUMBER = "AS/2026/000001"
REFILED = [f"{NUMBER}: its record has another pdf_sha256 than the event of filing"]


@pytest.fixture
def signed(home_page):
    return store_document(certificate=make_certificate(home_page), now=NOW)


@pytest.fixture
def refile(signed, unguarded):
    """``refile(document)``: in place of the stored one, with a digest that fits."""

    def put(document: bytes) -> None:
        unguarded()
        sha256 = hashlib.sha256(document).hexdigest()
        write_once(sha256, document)
        Certificate.objects.filter(pk=signed.pk).update(pdf_sha256=sha256)

    return put


def stored(certificate) -> bytes:
    return private_storage().open(file_name(certificate.pdf_sha256)).read()


def test_as_it_was_filed(signed, complaints):
    assert complaints(quick=False) == []


def test_something_appended(signed, refile, complaints):
    refile(stored(signed) + b"\n% something more\n")
    assert complaints(quick=False) == [*REFILED, f"{NUMBER}: something was appended to its signed document"]


def test_byte_flipped_in_what_was_signed(signed, refile, complaints):
    document = bytearray(stored(signed))
    document[document.index(b"%PDF-") + 12] ^= 1
    refile(bytes(document))
    assert f"{NUMBER}: the signature of its document does not fit" in complaints(quick=False)


def test_drawn_anew_without_a_signature(signed, refile, complaints):
    refile(render_certificate(signed.said, badge=signed.badge, signature=signing.look()))
    assert complaints(quick=False) == [
        *REFILED,
        f"{NUMBER}: its document has no signature, though it was filed with one",
    ]


def test_signed_anew_with_another_badge_inside(signed, refile, complaints, home_page):
    other = store_document(certificate=make_certificate(home_page), now=NOW)
    document = render_certificate(signed.said, badge=other.badge, signature=signing.look())
    refile(signing.sign(document).document)
    assert complaints(quick=False) == [*REFILED, f"{NUMBER}: the badge inside its document is not that of the record"]
