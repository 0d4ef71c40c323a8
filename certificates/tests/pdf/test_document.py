"""The document as people and machines read it."""

import io
import re
import subprocess
import sys

import pikepdf
import pypdfium2
import pytest
from django.conf import settings

from certificates.pdf import render_certificate
from certificates.pdf.fetching import OWN_FILES, LogoMissing, OwnFilesFetcher
from certificates.samples import sample_snapshot
from certificates.tests.pdf.documents import BADGE, FILLED, LONG, STATES, document


def words(drawn: bytes, page: int) -> str:
    """Text of a page in the order of its content, with single spaces."""
    with pypdfium2.PdfDocument(drawn) as pdf:
        text = pdf[page].get_textpage().get_text_range()
    return " ".join(text.replace("\ufffe", "").split())


def opened(state: str) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(document(state)))


def elements(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Dictionary]:
    return [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == kind]


def test_first_page_is_read_in_its_order():
    text = words(document("filled"), 0)
    order = [
        *("Akademia SRPS", "Certyfikat", *LONG, "Podręcznik", "jesień 2026", "Przeczytane", "AS/2026/000000"),
        *("22 listopada 2026 r.", "22 listopada 2028 r.", "20 listopada 2026 r.", "40", "8 października 2026 r."),
        *("Halina Dąbrowska", "kierowniczka", "Łukasz Żółtowski", "Grażyna", "weryfikacja", "0000-0000"),
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_programme_of_the_template_stands_in_place_of_the_modules():
    text = words(document("filled"), 1)
    assert "Ramy prawne strategii" in text
    assert "obowiązek opracowania strategii" in text
    assert "92% (23 " in text
    assert "Po co SRPS" not in text


def test_modules_stand_with_their_results_and_outcomes():
    text = words(document("plain"), 1)
    assert "wynik testu: 90% (9 z 10 pkt, wymagane 70%)" in text
    assert "wskazuje przepisy" in text


def test_long_programme_takes_pages_with_a_heading_and_numbers():
    text = words(document("ten modules"), 2)
    assert text.startswith("5 Moduł 5")
    assert "Certyfikat nr AS/2026/000000, Ewa Łoś" in text
    assert "3 / 4" in text


def test_header_and_footer_are_not_read_out():
    """Every marked text belongs to the structure, or is decoration."""
    with opened("ten modules") as pdf:
        contents = [page.Contents.read_bytes() for page in pdf.pages]
        of_pages = list(pdf.Root.StructTreeRoot.ParentTree.Nums)[1::2]
        inside = [[place for place, element in enumerate(page) if element is not None] for page in of_pages]
    for page, read_out in zip(contents, inside, strict=False):
        assert sorted(int(mark) for mark in re.findall(rb"/MCID (\d+)", page)) == read_out
    assert contents[2].count(b"/Type /Pagination") == 3


def test_successor_names_the_one_it_replaces():
    assert "AS/2026/004217" in words(document("successor"), 0)


def test_sample_is_marked():
    assert "WZÓR" in words(document("sample"), 0) or "SAMPLE" in words(document("sample"), 0)


@pytest.mark.parametrize("state", STATES)
def test_document_is_tagged_and_names_both_standards(state):
    with opened(state) as pdf:
        metadata = pdf.Root.Metadata.read_bytes().decode()
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.Lang == "pl"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert metadata.count("<rdf:RDF") == 1
    assert 'pdfaid:part="3"' in metadata
    assert 'pdfaid:conformance="A"' in metadata
    assert 'pdfuaid:part="1"' in metadata


def test_badge_is_attached_once_as_data():
    with opened("filled") as pdf:
        assert pdf.attachments["badge.jwt"].get_file().read_bytes().decode() == BADGE
        assert pdf.attachments["badge.jwt"].get_file().mime_type == "application/vc+jwt"
        (associated,) = pdf.Root.AF
        assert associated.AFRelationship == "/Data"


def test_figures_lie_on_the_page_where_their_tags_say():
    with opened("filled") as pdf:
        boxes = [[float(side) for side in figure.A.BBox] for figure in elements(pdf, "/Figure")]
    assert len(boxes) == 5  # the QR code and four logos
    assert all(0 < left < right < 596 and 0 < low < high < 842 for left, low, right, high in boxes)


def test_headings_of_the_table_say_what_they_head():
    with opened("filled") as pdf:
        scopes = {str(heading.A.Scope) for heading in elements(pdf, "/TH")}
    assert scopes == {"/Row"}


def test_link_is_named_by_what_it_does():
    with opened("plain") as pdf:
        named = [str(note.Contents) for note in pdf.pages[0].Annots if note.Subtype == "/Link"]
    assert named
    assert all("AS/2026/000000" in name for name in named)


def test_field_of_the_signature_is_tagged_and_empty():
    with opened("filled") as pdf:
        (field,) = pdf.Root.AcroForm.Fields
        (form,) = elements(pdf, "/Form")
        assert field.FT == "/Sig"
        assert field.T == "Podpis"
        assert "/V" not in field
        assert form.K[0].Obj.objgen == field.objgen
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        assert numbers[numbers.index(field.StructParent, 2) + 1].objgen == form.objgen


def test_unsigned_document_has_no_field():
    with opened("plain") as pdf:
        assert "/AcroForm" not in pdf.Root


def test_same_snapshot_gives_the_same_bytes_in_another_process(tmp_path):
    script = (
        "import sys, django; django.setup();"
        "from certificates.tests.pdf.documents import document;"
        "document('sample'); open(sys.argv[1], 'wb').write(document('filled'))"
    )
    path = tmp_path / "other.pdf"
    subprocess.run([sys.executable, "-c", script, path], check=True, cwd=settings.BASE_DIR)
    assert path.read_bytes() == document("filled")


def test_markup_in_a_name_is_text():
    assert "<b>Anna &amp;Nowak" in words(render_certificate(sample_snapshot("<b>Anna", "&amp;Nowak")), 0)


@pytest.mark.parametrize(
    "address", ["http://example.org/x.png", "file:///etc/passwd", f"file://{OWN_FILES}/../manage.py"]
)
def test_document_loads_nothing_from_elsewhere(address):
    with pytest.raises(ValueError, match="loads nothing"):
        OwnFilesFetcher().fetch(address)


def test_document_is_not_made_without_a_logo_that_is_lost():
    said = sample_snapshot("Ewa", "Łoś", texts=FILLED)
    said["logos"] = [{"sha256": "0" * 64, "alt": "Znak"}]
    with pytest.raises(LogoMissing):
        render_certificate(said)
