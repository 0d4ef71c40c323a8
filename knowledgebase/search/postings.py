"""The keys of a document with their impact. Pure but for the dictionary."""

from collections import Counter

from knowledgebase.search.lemmas import index_keys
from knowledgebase.search.scoring import impact
from knowledgebase.search.words import tokens


def impacts(*, title: str, text: str) -> dict[str, float]:
    of_title, title_length = _counted(title)
    of_text, text_length = _counted(text)
    return {
        key: impact(in_title=of_title[key], in_text=of_text[key], title_length=title_length, text_length=text_length)
        for key in sorted(of_title.keys() | of_text.keys())
    }


def _counted(text: str) -> tuple[Counter[str], int]:
    """How often each key stands in the text, and how many words count."""
    keys: Counter[str] = Counter()
    length = 0
    for token in tokens(text):
        keys.update(index_keys(token.text))
        length += 1
    return keys, length
