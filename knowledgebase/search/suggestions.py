"""Words of the index one slip of the finger away from words that stand nowhere: "did you mean …?"."""

from collections.abc import Iterable, Mapping

from django.db.models import Count

from knowledgebase.search.lemmas import corrections
from knowledgebase.search.models import SearchEntry
from knowledgebase.search.queries import Answer

SHORTEST = 4
MOST_WORDS = 2
"""Words looked at: each costs some 15 ms of the dictionary."""


def suggestion(answer: Answer) -> str:
    """The question with its unknown words corrected, or nothing. One query, none when every word stands somewhere."""
    mistyped = [word.text for word in answer.unknown if len(word.text) >= SHORTEST and word.text.isalpha()]
    candidates = {text: corrections(text) for text in mistyped[:MOST_WORDS]}
    keys = frozenset().union(*(found for of_word in candidates.values() for found in of_word.values()))
    frequencies = _frequencies(keys, answer) if keys else {}
    asked = better = answer.question.text.lower()
    for text, of_word in candidates.items():
        better = better.replace(text, _meant(of_word, frequencies) or text, 1)
    return better if better != asked else ""


def _meant(candidates: Mapping[str, frozenset[str]], frequencies: Mapping[str, int]) -> str:
    """The candidate that stands in most entries, the first by the alphabet of equals."""
    ranked = [(-max(frequencies.get(key, 0) for key in keys), candidate) for candidate, keys in candidates.items()]
    worth, best = min(ranked, default=(0, ""))
    return best if worth else ""


def _frequencies(keys: Iterable[str], answer: Answer) -> dict[str, int]:
    """In how many entries each key stands that the person may open."""
    entries = SearchEntry.objects.filter(answer.sight.condition).filter(postings__key__in=sorted(keys))
    return dict(entries.values("postings__key").annotate(number=Count("pk")).values_list("postings__key", "number"))
