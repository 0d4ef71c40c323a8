"""Named places in the texts of a template, as {kurs} or {godziny}, filled when a certificate is issued. Pure."""

import re
from collections.abc import Mapping

PLACEHOLDERS = {
    "kurs": "tytuł kursu",
    "edycja": "nazwa edycji",
    "godziny": "liczba godzin z szablonu, a bez niej czas nauki w pełnych godzinach",
    "stan_prawny": "dzień stanu prawnego podręcznika",
    "wynik": "wynik testu końcowego",
    "ukonczenie": "dzień ukończenia kursu",
}
"""Name in braces → what stands there. Polish: editors write and read them."""

MAY_BE_EMPTY = frozenset({"edycja", "stan_prawny", "wynik"})
"""Not everyone has an edition or a result, not every handbook a day of legal state."""

_PLACE = re.compile(r"\{([^{}]*)\}")
_PLACE_AND_STOP = re.compile(r"\{([^{}]*)\}(\.?)")


def unknown_placeholders(text: str) -> tuple[str, ...]:
    """What stands in braces and is none of ours, each once, in order of appearance."""
    names = (found.strip() for found in _PLACE.findall(text))
    return tuple(dict.fromkeys(name for name in names if name not in PLACEHOLDERS))


def used_placeholders(text: str) -> frozenset[str]:
    return frozenset(name for found in _PLACE.findall(text) if (name := found.strip()) in PLACEHOLDERS)


def has_stray_brace(text: str) -> bool:
    """A brace without its pair: it would be printed."""
    return bool(set(_PLACE.sub("", text)) & {"{", "}"})


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its places filled; an unknown one stays as it was written.

    A value that ends with a stop ("2026 r.") takes the one that the sentence ends with.
    """
    return _PLACE_AND_STOP.sub(lambda found: _value(found, values), text)


def fill_lines(text: str, values: Mapping[str, str]) -> str:
    """Filled line by line and put together; a line with a place for which there is nothing is left out whole.

    So no sentence is printed with a hole in it.
    """
    return " ".join(fill(line, values) for line in text.splitlines() if not _has_hole(line, values))


def _has_hole(line: str, values: Mapping[str, str]) -> bool:
    return any(not values.get(name) for name in used_placeholders(line))


def _value(found: re.Match[str], values: Mapping[str, str]) -> str:
    value = values.get(found[1].strip(), f"{{{found[1]}}}")
    return value if value.endswith(".") else value + found[2]
