"""The fonts of the document: every letter they have is embedded, and in each document the same bytes.

WeasyPrint cuts the fonts of each document anew. The files of this app are cut once (``bin/fonts``), so that a reader
may copy, search and correct any Latin name in any of our documents, and so that nothing is cut or packed twice.
"""

import io
import zlib
from dataclasses import dataclass
from functools import cache

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from certificates.lettering import FONTS

FILES = {
    ("Lato", 400): "Lato-Regular",
    ("Lato", 700): "Lato-Bold",
    ("Source Serif 4", 400): "SourceSerif4-Regular",
    ("Source Serif 4", 600): "SourceSerif4-Semibold",
}
NEEDED = {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}
"""What a reader of PDF needs to draw glyphs by their numbers (ISO 32000-1, 9.9); layout is done by then."""


@dataclass(frozen=True, slots=True)
class Face:
    """``program``: the font, compressed, ``length`` bytes before; ``widths`` of all glyphs in thousandths of an em;
    ``letters``: the text that each glyph stands for, ligatures included."""

    name: str
    program: bytes
    length: int
    widths: tuple[int, ...]
    letters: dict[int, str]

    @property
    def written_widths(self) -> bytes:
        """As a PDF writes them (ISO 32000-1, 9.7.4.3)."""
        return b"[0 [" + " ".join(map(str, self.widths)).encode() + b"]]"


@cache
def face(family: str, weight: int) -> Face:
    """One of FILES, read once a process."""
    name = FILES[family, weight]
    with TTFont(FONTS / f"{name}.ttf") as font:
        order, metrics, scale = font.getGlyphOrder(), font["hmtx"], 1000 / font["head"].unitsPerEm
        letters = _letters(font)
        program = _program(font)
        widths = tuple(round(metrics[glyph][0] * scale) for glyph in order)
    return Face(name, zlib.compress(program, 9), len(program), widths, letters)


def _program(font: TTFont) -> bytes:
    for table in set(font.keys()) - NEEDED - {"GlyphOrder"}:
        del font[table]
    written = io.BytesIO()
    font.recalcTimestamp = False
    font.save(written)
    return written.getvalue()


def _letters(font: TTFont) -> dict[int, str]:
    by_name = {glyph: chr(code) for code, glyph in sorted(font.getBestCmap().items(), reverse=True)}
    for glyph, parts in _ligatures(font):
        if all(part in by_name for part in parts):
            by_name.setdefault(glyph, "".join(by_name[part] for part in parts))
    return {font.getGlyphID(glyph): text for glyph, text in by_name.items()}


def _ligatures(font: TTFont) -> list[tuple[str, list[str]]]:
    tables = [table for lookup in font["GSUB"].table.LookupList.Lookup for table in lookup.SubTable]
    tables = [getattr(table, "ExtSubTable", table) for table in tables]
    return [
        (ligature.LigGlyph, [first, *ligature.Component])
        for table in tables
        if table.LookupType == 4  # ligatures
        for first, ligatures in table.ligatures.items()
        for ligature in ligatures
    ]


def unicode_map(letters: dict[int, str]) -> bytes:
    """The CMap by which a reader turns glyphs into text (ISO 32000-1, 9.10.3), compressed."""
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <ffff> endcodespacerange",
    ]
    pairs = [f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>" for glyph, text in sorted(letters.items())]
    for start in range(0, len(pairs), 100):
        some = pairs[start : start + 100]
        lines += [f"{len(some)} beginbfchar", *some, "endbfchar"]
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return zlib.compress("\n".join(lines).encode(), 9)


@cache
def whole_unicode_map(family: str, weight: int) -> bytes:
    return unicode_map(face(family, weight).letters)


@cache
def _advances(family: str, weight: int) -> dict[str, int]:
    known = face(family, weight)
    return {text: known.widths[glyph] for glyph, text in known.letters.items()}


def line_width(text: str, *, family: str, weight: int, size: float) -> float:
    """Length in points of a text on one line, without kerning: a little more than it takes."""
    advances = _advances(family, weight)
    return sum(advances.get(letter, 600) for letter in text) * size / 1000


class _Operators(BasePen):  # type: ignore[misc]  # fontTools has no types
    """Draws glyphs as PDF path operators, one em being 1."""

    def __init__(self, glyphs: object, scale: float) -> None:
        super().__init__(glyphs)
        self.scale, self.shift, self.written = scale, 0.0, []  # type: ignore[var-annotated]

    def _put(self, operator: str, *points: tuple[float, float]) -> None:
        places = " ".join(f"{x * self.scale + self.shift:.4f} {y * self.scale:.4f}" for x, y in points)
        self.written.append(f"{places} {operator}")

    def _moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._put("m", point)

    def _lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._put("l", point)

    def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._put("c", *points)

    def _closePath(self) -> None:  # noqa: N802
        self.written.append("h")


def outline(word: str) -> tuple[str, float]:
    """The word in bold Lato as path operators, and its width; one em is 1."""
    with TTFont(FONTS / "Lato-Bold.ttf") as font:
        glyphs, names = font.getGlyphSet(), font.getBestCmap()
        pen = _Operators(glyphs, 1 / font["head"].unitsPerEm)
        for letter in word:
            glyph = glyphs[names[ord(letter)]]
            glyph.draw(pen)
            pen.shift += glyph.width * pen.scale
        return "\n".join(pen.written), pen.shift
