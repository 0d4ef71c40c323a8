"""Escapes and markers of format.

An escape (two characters) becomes one private character and a filler, so that places and lines stay where they were
while the text is taken apart; `words` puts back what was meant.
"""

import re
from html import unescape

from nh3 import clean

ESCAPED = "~=#{}:\\n"
FIRST = 0xE001
FILLER = "\ue000"
_MASKS = {char: chr(FIRST + place) for place, char in enumerate(ESCAPED)}
_MEANT = {mask: "\n" if char == "n" else char for char, mask in _MASKS.items()}
_MASKED = re.compile("[" + "".join(_MEANT) + FILLER + "]")
_ESCAPE = re.compile(r"\\([~=#{}:\\n])")
_WRITTEN = re.compile(r"[~=#{}:\\]")
_MARKER = re.compile(r"\s*\[(html|moodle|plain|markdown)\]")
_BREAK = re.compile(r"<br[ /]*>|</(?:p|div|li|h[1-6])>", re.IGNORECASE)

UNWELCOME = re.compile("[\x00-\x08\x0b-\x1f\x7f\ue000-\uf8ff\ud800-\udfff]")
"""Control characters, and the private ones that stand for escapes."""


def mask(text: str) -> str:
    return _ESCAPE.sub(lambda found: _MASKS[found[1]] + FILLER, text)


def meant(text: str) -> str:
    return _MASKED.sub(lambda found: _MEANT.get(found[0], ""), text)


def escape(text: str) -> str:
    return _WRITTEN.sub(lambda found: f"\\{found[0]}", text).replace("\n", "\\n")


def take_marker(text: str, inherited: bool = False) -> tuple[str, bool]:
    """The text without "[html]" at its head, and whether it is HTML."""
    found = _MARKER.match(text)
    return (text[found.end() :], found[1] == "html") if found else (text, inherited)


def words(text: str, is_html: bool = False) -> str:
    """Plain words: of HTML only the text, a line a paragraph."""
    plain = meant(text)
    if is_html:
        plain = unescape(clean(_BREAK.sub("\n", plain), tags=set()))
    return "\n".join(" ".join(line.split()) for line in plain.split("\n")).strip() if is_html else plain.strip()


def has_picture(text: str) -> bool:
    lowered = meant(text).lower()
    return "<img" in lowered or "@@pluginfile@@" in lowered
