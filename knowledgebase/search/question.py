"""What somebody typed, as words to look for. Pure but for the dictionary; any string gives a question."""

from dataclasses import dataclass

from knowledgebase.search.lemmas import Keys, asked_keys
from knowledgebase.search.words import clean, tokens

MOST_WORDS = 8
MOST_CHARACTERS = 300
"""Longer questions are cut, and the page says so."""


@dataclass(frozen=True, slots=True)
class Word:
    text: str  # as typed, in lower case
    keys: Keys


@dataclass(frozen=True, slots=True)
class Question:
    text: str  # to show again: cut to MOST_CHARACTERS
    words: tuple[Word, ...]
    is_cut: bool

    @property
    def keys(self) -> frozenset[str]:
        return frozenset().union(*(word.keys.all for word in self.words))

    @property
    def is_empty(self) -> bool:
        """Nothing typed at all."""
        return not self.text


def read_question(typed: str) -> Question:
    """Signs such as quotation marks and asterisks part words and mean nothing else."""
    text = clean(typed)
    kept = _shortened(text)
    words = _distinct(kept)
    is_cut = kept != text or len(words) > MOST_WORDS
    return Question(text=kept, words=tuple(words[:MOST_WORDS]), is_cut=is_cut)


def _shortened(text: str) -> str:
    """To whole words, unless it is one long word."""
    if len(text) <= MOST_CHARACTERS:
        return text
    end = text.rfind(" ", 0, MOST_CHARACTERS + 1)
    return text[: end if end > 0 else MOST_CHARACTERS]


def _distinct(text: str) -> list[Word]:
    """One word for several forms of it."""
    found: dict[frozenset[str], Word] = {}
    for token in tokens(text):
        keys = asked_keys(token.text)
        found.setdefault(keys.all, Word(token.text, keys))
    return list(found.values())
