"""The part of a text that answers best, with the words that match marked. Pure but for the dictionary."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from knowledgebase.search.lemmas import index_keys
from knowledgebase.search.question import Question
from knowledgebase.search.words import LONGEST, MARKED, counts, fold

LENGTH = 240
"""Characters of a passage, about three lines."""
LEAD = 60
"""Characters before the first match, at most."""


@dataclass(frozen=True, slots=True)
class Match:
    start: int
    end: int
    word: int  # which word of the question


def passage(text: str, question: Question) -> SafeString:
    """HTML: everything escaped, matches in <mark>. The beginning of the text when nothing of it matches."""
    found = matches(text, question) if question.words else []
    start, end = _window(text, found)
    inside = [match for match in found if start <= match.start and match.end <= end]
    return mark_safe(_html(text, start, end, _joined(text, inside)))  # noqa: S308  (every piece is escaped)


def matches(text: str, question: Question) -> list[Match]:
    """The words of the text that share a lemma with a word of the question."""
    found = []
    for candidate in _candidates(question).finditer(text):
        word = candidate[0].lower()[:LONGEST]
        if counts(word) and (place := _place(index_keys(word), question)) is not None:
            found.append(Match(candidate.start(), candidate.end(), place))
    return found


def _place(keys: frozenset[str], question: Question) -> int | None:
    """Which word of the question has one of these keys."""
    return next((place for place, word in enumerate(question.words) if keys & word.keys.all), None)


def _candidates(question: Question) -> re.Pattern[str]:
    """Words that begin like a key of the question: of the others most need not be looked up."""
    initials = {fold(key[:1]) for key in question.keys} - {""}
    letters = {marked for initial in initials for marked in MARKED.get(initial, initial)}
    return re.compile(rf"(?<![^\W_])[{re.escape(''.join(sorted(letters)))}][^\W_]*", re.IGNORECASE)


def _window(text: str, found: Sequence[Match]) -> tuple[int, int]:
    """From a beginning of a sentence or word to an end of a word, where most different words of the question stand."""
    if not found:
        return 0, _end_of_word(text, LENGTH)
    starts = [match.start for match in found]
    best = max(range(len(found)), key=lambda place: (*_worth(found, starts, place), -place))
    start = _beginning(text, found[best].start)
    return start, _end_of_word(text, max(start + LENGTH, found[best].end))


def _worth(found: Sequence[Match], starts: list[int], first: int) -> tuple[int, int]:
    inside = found[first : bisect_right(starts, starts[first] + LENGTH - LEAD)]
    return len({match.word for match in inside}), len(inside)


def _beginning(text: str, place: int) -> int:
    earliest = max(0, place - LEAD)
    sentence = max(text.rfind(sign, earliest, place) for sign in (". ", "? ", "! "))
    if sentence >= 0:
        return sentence + 2
    if earliest == 0:
        return 0
    space = text.find(" ", earliest, place)
    return space + 1 if space >= 0 else place


def _end_of_word(text: str, place: int) -> int:
    if place >= len(text):
        return len(text)
    space = text.rfind(" ", place - LEAD, place + 1)
    return space if space > 0 else place


def _joined(text: str, found: Sequence[Match]) -> list[tuple[int, int]]:
    """Neighbours parted by a space only are one mark."""
    spans: list[tuple[int, int]] = []
    for match in found:
        if spans and text[spans[-1][1] : match.start] == " ":
            spans[-1] = (spans[-1][0], match.end)
        else:
            spans.append((match.start, match.end))
    return spans


def _html(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> str:
    pieces, at = ["…" if start else ""], start
    for first, last in spans:
        pieces += [escape(text[at:first]), "<mark>", escape(text[first:last]), "</mark>"]
        at = last
    return "".join([*pieces, escape(text[at:end]), "…" if end < len(text) else ""])
