"""Every letter is the right one, as seen and as copied."""

import ctypes
import filecmp
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from django.conf import settings
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat
from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration

from certificates.lettering import FONTS
from certificates.pdf import faces, render_certificate
from certificates.pdf.finishing import FontsNotLoaded
from certificates.pdf.render import STYLES
from certificates.samples import TEXTS, sample_snapshot
from certificates.tests.pdf.documents import POLISH

SCALE = 8
"""Dots a point: Polish letters of 10 points are 60 dots high."""
MOST_DIFFERENCE = 0.16
"""Share of dots that may differ between two ways of drawing a letter; another letter, or none, differs by more."""
FACES = set(faces.FILES.values())


def alphabet_document() -> bytes:
    """Every Polish letter in every face."""
    texts = replace(TEXTS, statement=f"{POLISH} {TEXTS.statement}")
    said = sample_snapshot(POLISH[:9], POLISH[9:], texts=texts, edition=POLISH)
    return render_certificate(said | {"number": POLISH})


def letters_on(drawn: bytes) -> Iterator[tuple[str, str, Image.Image]]:
    """Face, letter, and its picture on the first page: each pair once."""
    seen = set()
    page = pypdfium2.PdfDocument(drawn)[0]
    picture, text = page.render(scale=SCALE).to_pil().convert("L"), page.get_textpage()
    for place in range(text.count_chars()):
        letter, face = text.get_text_range(place, 1), face_of(text, place)
        if letter not in POLISH or (face, letter) in seen:
            continue
        seen.add((face, letter))
        left, low, right, high = text.get_charbox(place)
        sides = (left, page.get_height() - high, right, page.get_height() - low)
        yield face, letter, picture.crop(tuple(round(side * SCALE) for side in sides))


def face_of(text, place: int) -> str:
    name = ctypes.create_string_buffer(100)
    pdfium.FPDFText_GetFontInfo(text, place, name, 100, ctypes.c_int())
    return name.value.decode()


def drawn_apart(face: str, letter: str, size: tuple[int, int]) -> Image.Image:
    """The letter from the complete font by FreeType, which has nothing to do with our PDF, in the same frame."""
    font = ImageFont.truetype(FONTS / "complete" / f"{face}.ttf", 200)
    sheet = Image.new("L", (400, 400), 255)
    ImageDraw.Draw(sheet).text((100, 60), letter, font=font, fill=0)
    return sheet.crop(ImageChops.invert(sheet).getbbox()).resize(size)


def difference(seen: Image.Image, face: str, letter: str) -> float:
    """Share of dots that differ, 0 to 1; a letter that is not there at all differs by 1."""
    if 0 in seen.size:
        return 1
    pictures = (seen, drawn_apart(face, letter, seen.size))
    dots = [picture.point(lambda level: 255 if level > 140 else 0) for picture in pictures]
    return ImageStat.Stat(ImageChops.difference(*dots)).mean[0] / 255


def wrong_letters(drawn: bytes) -> list[str]:
    return [f"{face} {x}" for face, x, seen in letters_on(drawn) if difference(seen, face, x) > MOST_DIFFERENCE]


def test_every_polish_letter_of_every_face_is_drawn_right():
    drawn = alphabet_document()
    assert {(face, letter) for face, letter, _picture in letters_on(drawn)} == {(f, x) for f in FACES for x in POLISH}
    assert wrong_letters(drawn) == []


def test_wrong_font_file_turns_the_check_red(monkeypatch):
    """The text still reads right: only the eye would notice, and this check."""
    right = faces.face
    other = {"Lato": "Source Serif 4", "Source Serif 4": "Lato"}

    def wrong(family, weight):
        swapped = right(other[family], 400)
        return replace(right(family, weight), program=swapped.program, length=swapped.length)

    monkeypatch.setattr("certificates.pdf.finishing.face", wrong)
    assert len(wrong_letters(alphabet_document())) > 40


def test_letters_of_other_languages_are_told_apart():
    """Two letters may be drawn alike and still read as what they are."""
    name = ("Đorđe Ðorð", "Nguyễn-Łuß")
    with pypdfium2.PdfDocument(render_certificate(sample_snapshot(*name))) as pdf:
        text = pdf[0].get_textpage().get_text_range()
    assert all(part in text for part in name)


def test_sign_that_no_font_of_ours_has_stops_no_certificate():
    """An emoji in the title of a module must not keep a certificate that has its number from being made."""
    assert render_certificate(sample_snapshot("Ewa", "Łoś", course="Kurs 🙂 陳 Ω"))


def test_document_in_the_fonts_of_the_machine_is_refused(monkeypatch):
    style = STYLES.read_text().replace("@font-face", "@media none")
    monkeypatch.setattr("certificates.pdf.render.styles", lambda accent: CSS(string=style))
    monkeypatch.setattr("certificates.pdf.render.fonts", cache(FontConfiguration))
    with pytest.raises(FontsNotLoaded):
        render_certificate(sample_snapshot("Ewa", "Łoś"))


def test_committed_fonts_are_those_that_are_cut(tmp_path):
    subprocess.run([sys.executable, settings.BASE_DIR / "bin" / "fonts", tmp_path], check=True)
    for face in FACES:
        assert filecmp.cmp(tmp_path / f"{face}.ttf", FONTS / f"{face}.ttf", shallow=False), face
