"""The document as people and machines read it."""

import io
import subprocess
import sys

import pypdfium2
import pytest
import zxingcpp
from django.conf import settings
from pyhanko.pdf_utils.reader import PdfFileReader

from certificates.pdf import render_certificate
from certificates.pdf.render import OWN_FILES, OwnFilesFetcher
from certificates.samples import sample_snapshot

LONG = ("Aleksandra Świętosława", "Brzęczyszczykiewicz-Wołodźko")


@pytest.fixture(scope="module")
def long_name() -> bytes:
    return render_certificate(sample_snapshot(*LONG))


def words(document: bytes, page: int) -> str:
    """Text of a page in the order of its content, with single spaces."""
    text = pypdfium2.PdfDocument(document)[page].get_textpage().get_text_range()
    return " ".join(text.replace("\ufffe", "").split())


def test_first_page_is_read_in_its_order(long_name):
    text = words(long_name, 0)
    order = ["Akademia SRPS", "Certyfikat", "otrzymuje", *LONG, "za ukończenie kursu", "Podręcznik", "Numer", "2026/0"]
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    assert "22 listopada 2026 r." in text
    assert "0000-0000-0000-0000" in text


def test_second_page_has_programme_and_outcomes(long_name):
    text = words(long_name, 1)
    assert text.startswith("Program i efekty uczenia się")
    assert "4 lekcje, 38 min; wynik testu: 90% (9 z 10 pkt, wymagane 70%)" in text
    assert "wskazuje przepisy" in text
    assert "2 / 2" in text


@pytest.mark.parametrize("name", [LONG, ("Ewa", "Łoś"), ("Ż" * 20 + " " + "Ą" * 20, "W" * 30 + "-" + "Ś" * 30)])
def test_document_has_two_pages_whatever_the_name(name):
    assert len(pypdfium2.PdfDocument(render_certificate(sample_snapshot(*name)))) == 2


def test_qr_sign_leads_to_verification(long_name):
    image = pypdfium2.PdfDocument(long_name)[0].render(scale=2).to_pil()
    assert [sign.text for sign in zxingcpp.read_barcodes(image)] == [f"{settings.PUBLIC_URL}/c/{'0' * 16}"]


def test_same_snapshot_gives_the_same_bytes_in_another_process(long_name, tmp_path):
    script = (
        "import sys, django; django.setup();"
        "from certificates.pdf import render_certificate; from certificates.samples import sample_snapshot;"
        f"open(sys.argv[1], 'wb').write(render_certificate(sample_snapshot(*{LONG!r})))"
    )
    path = tmp_path / "other.pdf"
    subprocess.run([sys.executable, "-c", script, path], check=True, cwd=settings.BASE_DIR)
    assert path.read_bytes() == long_name


def test_document_is_tagged_and_names_both_standards(long_name):
    root = PdfFileReader(io.BytesIO(long_name)).root
    metadata = root["/Metadata"].data.decode()
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "pl"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert metadata.count("<rdf:RDF") == 1
    assert 'pdfaid:part="3"' in metadata
    assert 'pdfaid:conformance="A"' in metadata
    assert 'pdfuaid:part="1"' in metadata


def test_only_our_fonts_are_embedded(long_name):
    pages = PdfFileReader(io.BytesIO(long_name)).root["/Pages"]["/Kids"]
    fonts = [font.get_object() for page in pages for font in page.get_object()["/Resources"]["/Font"].values()]
    names = {str(font["/BaseFont"]).rpartition("+")[2] for font in fonts}
    assert {name.split("-")[0] for name in names} == {"Lato", "Source"}, names


def test_markup_in_a_name_is_text():
    text = words(render_certificate(sample_snapshot("<b>Anna", "&amp;Nowak")), 0)
    assert "<b>Anna &amp;Nowak" in text


@pytest.mark.parametrize(
    "address", ["http://example.org/x.png", "file:///etc/passwd", f"file://{OWN_FILES}/../manage.py"]
)
def test_document_loads_nothing_from_elsewhere(address):
    with pytest.raises(ValueError, match="loads nothing"):
        OwnFilesFetcher().fetch(address)


def test_sample_is_marked():
    assert "WZÓR" in words(render_certificate(sample_snapshot("Ewa", "Łoś"), is_sample=True), 0)
