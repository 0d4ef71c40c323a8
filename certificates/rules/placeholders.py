"""Named places in the texts of a template, as {kurs} or {godziny}, filled when a certificate is issued. Pure."""

import re
from collections.abc import Mapping

PLACEHOLDERS = {
    "kurs": "tytuł kursu",
    "edycja": "nazwa edycji",
    "godziny": "liczba godzin z szablonu albo czas nauki",
    "stan_prawny": "dzień stanu prawnego podręcznika",
    "wynik": "wynik testu końcowego",
    "ukonczenie": "dzień ukończenia kursu",
}
"""Name in braces → what stands there. Polish: editors write and read them."""

_PLACE = re.compile(r"\{([^{}]*)\}")


def unknown_placeholders(text: str) -> tuple[str, ...]:
    """What stands in braces and is none of ours, each once, in order of appearance."""
    names = (found.strip() for found in _PLACE.findall(text))
    return tuple(dict.fromkeys(name for name in names if name not in PLACEHOLDERS))


def used_placeholders(text: str) -> frozenset[str]:
    return frozenset(name for found in _PLACE.findall(text) if (name := found.strip()) in PLACEHOLDERS)


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its places filled; an unknown one stays as it was written."""
    return _PLACE.sub(lambda found: values.get(found[1].strip(), found[0]), text)
