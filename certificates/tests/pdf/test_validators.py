"""Validators that others wrote, each with a document on which it turns red."""

import importlib
import io
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from django.conf import settings
from PIL import ImageDraw

from certificates.pdf.faces import FILES
from certificates.tests.pdf.documents import STATES, document

pytestmark = pytest.mark.validators


@pytest.fixture(scope="module")
def verapdf():
    return importlib.import_module("certificates.tests.pdf.verapdf")


@pytest.fixture
def saved(tmp_path):
    """``saved(bytes)`` gives a path."""

    def save(drawn: bytes) -> Path:
        path = tmp_path / "document.pdf"
        path.write_bytes(drawn)
        return path

    return save


def changed(state: str, change) -> bytes:
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(document(state))) as pdf:
        change(pdf)
        pdf.save(written)
    return written.getvalue()


def ran(*command) -> subprocess.CompletedProcess:
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("state", STATES)
def test_document_meets_both_standards(state, saved, verapdf):
    assert verapdf.verdicts(saved(document(state))) == {"PDF/A-3a": [], "PDF/UA-1": []}


def _forget_language(pdf):
    del pdf.Root.Lang


def _forget_alternatives(pdf):
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure":
            del thing["/Alt"]


@pytest.mark.parametrize("change", [_forget_language, _forget_alternatives])
def test_standards_turn_red(change, saved, verapdf):
    assert verapdf.verdicts(saved(changed("filled", change)))["PDF/UA-1"]


def test_archive_standard_turns_red_on_its_own(saved, verapdf):
    def unrelated(pdf):
        del pdf.Root.AF

    found = verapdf.verdicts(saved(changed("filled", unrelated)))
    assert found["PDF/A-3a"]
    assert not found["PDF/UA-1"]


@pytest.mark.parametrize("state", STATES)
def test_file_is_whole(state, saved):
    assert ran("qpdf", "--check", saved(document(state))).returncode == 0


def test_broken_file_turns_red(saved):
    assert ran("qpdf", "--check", saved(document("plain")[:-600])).returncode != 0


def fonts_of(path: Path) -> list[tuple[str, str, str, str]]:
    """Name, and whether it is embedded, a subset, and maps to letters."""
    lines = ran("pdffonts", path).stdout.splitlines()[2:]
    return [(line.split()[0], *line.split()[-5:-2]) for line in lines]


@pytest.mark.parametrize("state", STATES)
def test_fonts_are_ours_whole_and_legible(state, saved):
    fonts = fonts_of(saved(document(state)))
    assert {font[0] for font in fonts} == set(FILES.values())
    assert {font[1:] for font in fonts} == {("yes", "no", "yes")}


def test_font_that_is_not_embedded_turns_red(saved):
    def forget(pdf):
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/FontFile2" in thing:
                del thing["/FontFile2"]

    assert {font[1] for font in fonts_of(saved(changed("plain", forget)))} == {"no"}


def scanned(drawn: bytes, folder: Path, *, damaged: bool = False) -> str:
    """What a scanner reads on the first page at the resolution of a poor printer (100 dpi)."""
    page = pypdfium2.PdfDocument(drawn)[0].render(scale=100 / 72).to_pil()
    if damaged:
        ImageDraw.Draw(page).rectangle((page.width * 0.75, page.height * 0.8, page.width, page.height), fill="grey")
    page.save(folder / "page.png")
    return ran("zbarimg", "--quiet", "--raw", folder / "page.png").stdout.strip()


@pytest.mark.parametrize("state", ["plain", "filled", "sample"])
def test_qr_sign_leads_to_verification(state, tmp_path):
    assert scanned(document(state), tmp_path) == f"{settings.PUBLIC_URL}/c/{'0' * 16}"


def test_damaged_qr_sign_is_not_read(tmp_path):
    assert scanned(document("plain"), tmp_path, damaged=True) == ""
