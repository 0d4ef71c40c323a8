"""Fonts of the document: complete files, so that every letter they have may be printed."""

import unicodedata
from functools import cache
from pathlib import Path

from django.utils.translation import gettext_lazy

from certificates import rules

FONTS = Path(__file__).parent / "fonts"
NAME_FACE = "SourceSerif4-Semibold.ttf"
"""In which the name stands on the first page."""
LOOKALIKES = {"CYRILLIC": gettext_lazy("Cyrillic"), "GREEK": gettext_lazy("Greek")}
"""Alphabets with letters that look like ours."""


@cache
def letters() -> frozenset[int]:
    """Code points that every face of the document has: such a letter may stand anywhere in it, a name too.

    Read once a process: 0.1 s, with the library.
    """
    from fontTools.ttLib import TTFont

    covered = []
    for file in sorted(FONTS.glob("*.ttf")):
        with TTFont(file, lazy=True) as font:
            covered.append(frozenset(font.getBestCmap()))
    return frozenset.intersection(*covered)


letters_of_names = letters
"""The name is set in two faces: on the first page and above the programme."""


def lacking(text: str) -> tuple[str, ...]:
    """Letters of the text that cannot be printed, each once, in order of appearance."""
    return rules.missing_glyphs(text, letters())


def shown(letter: str) -> str:
    """A letter as a message names it: one that looks like another, or like nothing, with what tells it apart."""
    if unicodedata.category(letter)[0] not in "LN":
        code = f"U+{ord(letter):04X}"
        return f"{letter} ({code})" if letter.isprintable() and letter.strip() else code
    kind = LOOKALIKES.get(unicodedata.name(letter, "").split(" ")[0])
    return f"{letter} ({kind})" if kind else letter


def width(name: str) -> int:
    """How wide a name is set, in units of the font: to compare names, not to measure a page."""
    advances = _advances()
    return sum(advances.get(ord(letter), 0) for letter in rules.clean_text(name))


@cache
def _advances() -> dict[int, int]:
    """Code point → how far it carries, without kerning."""
    from fontTools.ttLib import TTFont

    with TTFont(FONTS / NAME_FACE, lazy=True) as font:
        metrics = font["hmtx"]
        return {letter: metrics[glyph][0] for letter, glyph in font.getBestCmap().items()}
