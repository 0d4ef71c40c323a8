"""Accent colours of a document. Each mark stands out from white paper by at least 3:1 (WCAG 2.2, 1.4.11)."""

from dataclasses import dataclass

NAVY = "#14294f"
NAVY_LINE = "#3f5c93"
PAPER = "#ffffff"


@dataclass(frozen=True, slots=True)
class Accent:
    """``mark``: rules, ribbon, numerals, seal; ``pale``: what lies behind the text; ``bright``: on the navy spine."""

    mark: str
    pale: str
    bright: str


ACCENTS = {
    "amber": Accent("#b8731a", "#f6efe3", "#f2bd63"),
    "navy": Accent("#21407a", "#ecf0f7", "#a9b9d4"),
    "green": Accent("#1c6546", "#e9f2ec", "#8cc4a6"),
    "burgundy": Accent("#7d1f3c", "#f6eaed", "#dd9fb1"),
}


def accent_of(name: str) -> Accent:
    """An unknown name is amber: a document is never refused for its colour."""
    return ACCENTS.get(name, ACCENTS["amber"])


def channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of ``#rrggbb`` as PDF writes them, 0 to 1."""
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue
