"""How much an entry answers a question: Okapi BM25 for the text, a bonus for the title. Pure.

`impact` is what one key says of one entry and is stored with it; `rarity` is what the key says of the question.
The length of a usual text is a constant and not the average of the index, so that publishing one page changes no
other entry.
"""

from math import log

SATURATION = 1.2  # k1 of BM25
LENGTH_MATTERS = 0.75  # b of BM25
USUAL_LENGTH = 500  # words that count
TITLE_BONUS = 2.5
USUAL_TITLE = 4
NEAR = 0.6
"""What a match is worth that needs diacritics which the typed word does not have, though it is a word without them."""


def impact(*, in_title: int, in_text: int, title_length: int, text_length: int) -> float:
    """0 and up. A title that says nothing else weighs most; the tenth repetition in a text adds little."""
    return round(_of_title(in_title, title_length) + _of_text(in_text, text_length), 6)


def _of_title(count: int, length: int) -> float:
    return TITLE_BONUS * 2 / (1 + max(length, 1) / USUAL_TITLE) if count else 0.0


def _of_text(count: int, length: int) -> float:
    share = SATURATION * (1 - LENGTH_MATTERS + LENGTH_MATTERS * length / USUAL_LENGTH)
    return count * (SATURATION + 1) / (count + share) if count else 0.0


def rarity(*, entries: int, holding: int) -> float:
    """Inverse document frequency, never negative."""
    return log(1 + (max(entries, holding) - holding + 0.5) / (holding + 0.5))
