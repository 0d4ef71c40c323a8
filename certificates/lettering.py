"""Fonts of the document: complete files, so that every letter they have may be printed."""

from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
NAME_FONT = FONTS / "SourceSerif4-Semibold.ttf"
"""The face in which the holder's name is set."""


@cache
def letters_of_names() -> frozenset[int]:
    """Code points the name may have. Read once a process: 0.1 s, with the library."""
    from fontTools.ttLib import TTFont

    with TTFont(NAME_FONT, lazy=True) as font:
        return frozenset(font.getBestCmap())
