"""From postings to entries in the order of how well they answer. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from knowledgebase.search.question import Word
from knowledgebase.search.scoring import NEAR, rarity

Posted = tuple[str, int, float]
"""Key, entry, impact."""
Known = tuple[int, str, int | None, int]
"""Entry, kind, topic, and how many entries the whole index has."""


class Found(NamedTuple):
    """An entry that answers, before it is read. A tuple, for there may be thousands."""

    entry_id: int
    kind: str
    topic_id: int | None
    score: float
    words: int  # how many words of the question it holds


def weights_by_word(words: Sequence[Word], postings: Iterable[Posted]) -> list[dict[int, float]]:
    """For each word of the question the entries that hold it, with the greatest impact of its keys."""
    worth = _worth_by_key(words)
    weights: list[dict[int, float]] = [{} for _word in words]
    for key, entry, impact in postings:
        for place, factor in worth[key]:
            if impact * factor > weights[place].get(entry, 0.0):
                weights[place][entry] = impact * factor
    return weights


def _worth_by_key(words: Sequence[Word]) -> dict[str, list[tuple[int, float]]]:
    """Which words of the question a key stands for, and for how much of each."""
    worth: dict[str, list[tuple[int, float]]] = {}
    for place, word in enumerate(words):
        for key in word.keys.all:
            worth.setdefault(key, []).append((place, 1.0 if key in word.keys.exact else NEAR))
    return worth


def complete(weights: Sequence[Mapping[int, float]]) -> frozenset[int]:
    """The entries that hold every word."""
    sets = sorted((holding.keys() for holding in weights), key=len)
    return frozenset(sets[0]).intersection(*sets[1:]) if sets else frozenset()


def ranked(known: Iterable[Known], weights: Sequence[Mapping[int, float]], *, entries: int) -> list[Found]:
    """The best first; of equals the one that was indexed first."""
    rare = [(holding, rarity(entries=entries, holding=len(holding))) for holding in weights]
    found = []
    for entry, kind, topic, _size in known:
        held = [holding[entry] * rarity_of for holding, rarity_of in rare if entry in holding]
        found.append(Found(entry, kind, topic, sum(held), len(held)))
    return sorted(found, key=lambda one: (-one.score, one.entry_id))
