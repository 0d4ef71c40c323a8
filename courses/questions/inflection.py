"""Whether two phrases say the same: in any inflection, without diacritics, with slips of the finger.

By Morfeusz, without a database. A form counts when it is one of the same word and of the same kind of form:
"zatrudnionych" is "zatrudnieni", and neither "zatrudnienie" nor "niezatrudnieni"; "niższa" is "niższy", not "niski".
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from threading import Lock
from typing import Any

from knowledgebase.search.lemmas import lemmas, own_key
from knowledgebase.search.words import LONGEST, clean, fold

MOST_SLIPS = 2
SHORTEST_WITH_SLIPS = 5
"""Letters of a word; in a shorter one a slip makes another word too easily."""

SAME, INFLECTED, WITHOUT_DIACRITICS = 0, 1, 2

_WORD = re.compile(r"[^\W_]+")
_ENDING = re.compile(r"(?<=[^\W_])[-\u2011](?:a|ą|u|y|em|ie|owi|ów|om|ami|ach)(?![^\W_])")  # OPS-u
_FINITE = ("fin", "praet", "impt", "inf", "imps", "bedzie", "winien", "pant", "pcon")
_CLASSES = {"depr": "subst", **dict.fromkeys(_FINITE, "verb")}
_TELLING = frozenset({"neg", "com", "sup"})
_lock = Lock()


def words_of(phrase: str) -> tuple[str, ...]:
    """In lower case and in order, without punctuation and without the endings of acronyms ("OPS-u")."""
    plain = _ENDING.sub("", clean(phrase).lower())
    return tuple(found[0][:LONGEST] for found in _WORD.finditer(plain))


def difference(wanted: str, given: str, slips: int = 0) -> int | None:
    """How far ``given`` is from ``wanted``: 0 the same words, more for anything else that counts; None: not the same.

    ``slips``: letters too many, too few, wrong or swapped that are let pass in each word of at least
    SHORTEST_WITH_SLIPS letters, unless what was typed is itself a word: "efektowność" is no slip for "efektywność".
    """
    pairs = list(zip(words_of(wanted), words_of(given), strict=False))
    if not pairs or not len(words_of(wanted)) == len(words_of(given)) == len(pairs):
        return None
    found = 0
    for one, other in pairs:
        step = _difference(one, other, slips)
        if step is None:
            return None
        found += step
    return found


def is_same(wanted: str, given: str, slips: int = 0) -> bool:
    return difference(wanted, given, slips) is not None


def closest(phrases: Sequence[str], given: str, slips: int = 0) -> int | None:
    """The place of the phrase that ``given`` says, of several the nearest, the first of equals; None: none."""
    found = [
        (apart, place)
        for place, wanted in enumerate(phrases)
        if (apart := difference(wanted, given, slips)) is not None
    ]
    return min(found)[1] if found else None


@lru_cache(maxsize=5_000)
def forms(word: str) -> frozenset[str]:
    """Every inflection of a word in lower case, itself among them; only itself where no dictionary knows it."""
    made = [(form.lower(), _shape(tag)) for lemma in lemmas(word) for form, tag in _generate(lemma)]
    shapes = {shape for form, shape in made if form == word}
    return frozenset({word, *(form for form, shape in made if shape in shapes)})


@lru_cache(maxsize=20_000)  # people give the same few answers
def _difference(wanted: str, given: str, slips: int) -> int | None:
    if wanted == given:
        return SAME
    if given in forms(wanted) or _is_unknown_alike(wanted, given):
        return INFLECTED
    typed, spelt = fold(given), {fold(form) for form in forms(wanted)}
    if typed in spelt:
        return WITHOUT_DIACRITICS
    allowed = _allowed(wanted, given, slips)
    near = [edits for form in spelt if (edits := _edits(form, typed, allowed)) is not None]
    return WITHOUT_DIACRITICS + min(near) if near else None


def _is_unknown_alike(wanted: str, given: str) -> bool:
    """Names and acronyms that are in no dictionary: by their stem."""
    return own_key(wanted) == own_key(given) and not lemmas(wanted) and not lemmas(given)


def _allowed(wanted: str, given: str, slips: int) -> int:
    """Figures are never mistyped: "2025" is another year than "2026"."""
    is_open = len(wanted) >= SHORTEST_WITH_SLIPS and wanted.isalpha() and not lemmas(given)
    return min(slips, MOST_SLIPS) if is_open else 0


def _edits(wanted: str, given: str, most: int) -> int | None:
    """Letters to add, drop, change or swap with the next one; None: more than ``most``."""
    if not most or abs(len(wanted) - len(given)) > most:
        return None
    before: list[int] = []
    line = list(range(len(given) + 1))
    for row, letter in enumerate(wanted, start=1):
        older, before, line = before, line, [row]
        for column, typed in enumerate(given, start=1):
            cost = min(before[column] + 1, line[-1] + 1, before[column - 1] + (letter != typed))
            if row > 1 and column > 1 and (letter, typed) == (given[column - 2], wanted[row - 2]):
                cost = min(cost, older[column - 2] + 1)
            line.append(cost)
    return line[-1] if line[-1] <= most else None


def _generate(lemma: str) -> Iterator[tuple[str, str]]:
    """(form, tag). Lemmas are kept in lower case, the dictionary knows names and acronyms in theirs."""
    for spelling in {lemma, lemma.capitalize(), lemma.upper()}:
        with _lock:
            made = _generator().generate(spelling)
        yield from ((form, tag) for form, _lemma, tag, *_ in made if tag != "ign")


def _shape(tag: str) -> tuple[str, ...]:
    """What does not change with inflection: noun, verb, participle …, negated, compared."""
    parts = tag.split(":")
    return (_CLASSES.get(parts[0], parts[0]), *sorted(_TELLING.intersection(parts)))


@cache
def _generator() -> Any:
    """Loaded by the first answer of a process that needs it: 5 ms, 10 MB."""
    import morfeusz2

    return morfeusz2.Morfeusz(analyse=False, generate=True)
