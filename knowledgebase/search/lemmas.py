"""The keys of a word in the index: its lemmas by Morfeusz, or the word itself when no dictionary knows it."""

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from threading import Lock
from typing import Any

from knowledgebase.search.words import fold, one_edit_away, spellings, stem

DICTIONARY = "morfeusz2-1.99.15"
"""Part of the digest of an entry: another dictionary makes the index anew."""

MOST_KEYS = 40
LONGEST_KEY = 60
_NO_WORD = frozenset({"ign", "interp", "aglt", "dig"})
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Keys:
    """`exact`: of the word as it is written; `near`: of what it may be with the diacritics it lacks."""

    exact: frozenset[str]
    near: frozenset[str] = frozenset()

    @property
    def all(self) -> frozenset[str]:
        return self.exact | self.near


@cache
def _analyser() -> Any:
    """Loaded by the first word of a process: 0.2 s, 40 MB."""
    import morfeusz2

    return morfeusz2.Morfeusz(generate=False, case_handling=morfeusz2.IGNORE_CASE)


@lru_cache(maxsize=60_000)
def lemmas(word: str) -> frozenset[str]:
    """Dictionary forms in lower case; empty for what Morfeusz does not know. A word may have several."""
    if any(character.isdigit() for character in word):
        return frozenset()
    with _lock:  # the analyser keeps its state in one buffer
        readings = [reading for _from, _to, reading in _analyser().analyse(word)]
    return frozenset(_plain(reading[1]) for reading in readings if _plain(reading[2]) not in _NO_WORD)


def _plain(name: str) -> str:
    """Without what tells homonyms apart: "stary:A" → "stary"."""
    return name.partition(":")[0].lower()[:LONGEST_KEY]


def own_key(word: str) -> str:
    """Of a word that is in no dictionary: a number, an acronym, a name."""
    return stem(fold(word))


@lru_cache(maxsize=60_000)
def index_keys(word: str) -> frozenset[str]:
    """Under which a word of a text is found."""
    return lemmas(word) or frozenset({own_key(word)})


@lru_cache(maxsize=5_000)
def asked_keys(word: str) -> Keys:
    """Where to look for a word that somebody typed, with diacritics, without, or with wrong ones."""
    known = lemmas(word)
    if known and fold(word) != word:
        return Keys(exact=known)
    meant = _capped(frozenset().union(*(lemmas(spelling) for spelling in spellings(fold(word)))))
    if known:
        return Keys(exact=known, near=meant - known)
    return Keys(exact=meant | {own_key(word)})


def _capped(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(islice(sorted(keys), MOST_KEYS))


def corrections(word: str) -> dict[str, frozenset[str]]:
    """Words one slip of the finger away that a dictionary knows, with their keys."""
    return {candidate: found for candidate in one_edit_away(word) if (found := _lemmas_unkept(candidate))}


def _lemmas_unkept(word: str) -> frozenset[str]:
    """Without pushing the words of texts out of memory."""
    return lemmas.__wrapped__(word)
