"""Polish typography: which words may not be parted at the end of a line. Pure: text in, text out.

Every function is idempotent: what has a no-break space already is left as it is.
"""

import re

NBSP = "\u00a0"
WORD_JOINER = "\u2060"

_UNITS = (
    r"%|‰|°C|zł|gr|tys\.|mln|mld|r\.|w\.|km²|m²|km|cm|mm|m|kg|ha|kB|KB|MB|GB|godz\.|min|proc\.|pkt|"
    r"stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia"
)
_LEGAL = r"art\.|ust\.|pkt|lit\.|tiret|zd\.|poz\.|§"
_BEFORE = rf"{_LEGAL}|Art\.|Dz\.U\.|nr|Nr|s\.|str\.|ul\.|al\.|pl\.|im\.|dr|prof\.|rozdz\.|godz\.|rys\.|tab\.|np\.|ok\."

_RULES = [
    # one-letter words hang at no end of a line: "w gminie", "i w domu"
    (re.compile(r"(?<![\w-])([aiouwzAIOUWZ])[ \n]+(?=\S|$)"), rf"\1{NBSP}"),
    # groups of thousands: 2 477
    (re.compile(r"(?<=\d) (?=\d{3}(?!\d))"), NBSP),
    # a number and its unit, a day and its month, a year and "r."
    (re.compile(rf"(?<=\d)[ \n]+(?=(?:{_UNITS})(?![\w²]))"), NBSP),
    # "art. 16b ust. 2": the abbreviation with what it names …
    (re.compile(rf"(?<![\w-])({_BEFORE})[ \n]+(?=[\w§])"), rf"\1{NBSP}"),
    # … and that with the next abbreviation
    (re.compile(rf"(?<![^\W\d])(\d+\w{{0,2}})[ \n]+(?=(?:{_LEGAL})(?!\w))"), rf"\1{NBSP}"),
    # a year of the month: "22 listopada 2026"
    (re.compile(r"(?<=[^\W\d]) (?=\d{4} r\.|\d{4}\u00a0r\.)"), NBSP),
    # a range holds together: 0–3
    (re.compile(r"(?<=\d)–(?=\d)"), f"{WORD_JOINER}–{WORD_JOINER}"),
]
_TAG = re.compile(r"(<[^>]*>)")


def typo(text: str) -> str:
    """Plain text with no-break spaces and word joiners where Polish usage asks for them."""
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


def typo_html(html: str) -> str:
    """The same for the words of well-formed HTML; tags and their attributes stay untouched."""
    return "".join(part if part.startswith("<") else typo(part) for part in _TAG.split(html))
