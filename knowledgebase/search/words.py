"""Words of a text: where they stand, what they are without diacritics, what they may be with them. Pure."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

LONGEST = 40
"""Characters of a word that count; nothing in Polish is longer."""

_WORD = re.compile(r"[^\W_]+")
_IGNORED = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_BREAKS = re.compile(r"\s+")
_ENDINGS_AFTER_HYPHEN = frozenset(["a", "ą", "ę", "u", "y", "em", "ie", "owi", "ów", "om", "ami", "ach"])
_FOLDED = str.maketrans("ąćęłńóśźż", "acelnoszz")
_VOWELS = frozenset("aeiouyąęó")

_STOP_WORDS = """
aby albo ale ani aż bardzo będą będzie bez bo być by był była było były chce co coś cię czego czemu czy czym czyli dla
dlaczego do ich ile im in inne ja jak jaka jaki jakie jakich jakiego jakim jako je jego jej jest jestem jeszcze jeśli
jeżeli już każda każde każdy kiedy kogo komu kto która które którego której który których którym którzy ku lub ma mają
mam mi mieć może można mnie mój my na nad nam nas nasz nasza nasze nich nie nią niego niej nim niż no od ode on ona oni
ono one oraz po pod przed przez przy są się skąd sobie swoje swój ta tak tam te tego tej ten też to tu tym tylko tych
twój twoja ty tę tą u we wśród więc wszystko wszystkie z za ze że żeby
"""


@dataclass(frozen=True, slots=True)
class Token:
    text: str  # lower case
    start: int
    end: int


def clean(text: str) -> str:
    """As it is stored and searched: composed letters, no invisible characters, every break one space."""
    storable = text.replace("\0", " ").encode("utf-8", "replace").decode()  # halves of characters are none
    visible = _IGNORED.sub("", unicodedata.normalize("NFC", storable))
    return _BREAKS.sub(" ", visible).strip()


def tokens(text: str) -> Iterator[Token]:
    """The words that count, in order: no stop words, no single letters, no endings as in "OPS-u"."""
    before = None
    for found in _WORD.finditer(text):
        word = found[0].lower()[:LONGEST]
        if counts(word) and not (before is not None and _is_ending(text, before, word, found.start())):
            yield Token(word, found.start(), found.end())
        before = found.end()


def counts(word: str) -> bool:
    """Neither a stop word nor a single letter."""
    return (len(word) > 1 or word.isdigit()) and fold(word) not in STOP_WORDS


def _is_ending(text: str, before: int, word: str, start: int) -> bool:
    return word in _ENDINGS_AFTER_HYPHEN and text[before:start] in {"-", "\u2011"}


@lru_cache(maxsize=60_000)
def fold(word: str) -> str:
    """Lower case without diacritics: "Wskaźników" → "wskaznikow", "Łódź" → "lodz"."""
    plain = unicodedata.normalize("NFKD", word.lower().translate(_FOLDED))
    return "".join(character for character in plain if not unicodedata.combining(character))


STOP_WORDS = frozenset(fold(word) for word in _STOP_WORDS.split())
"""What stands in every text, without diacritics: not indexed, not asked for."""

MARKED = {"a": "aą", "c": "cć", "e": "eę", "l": "lł", "n": "nń", "o": "oó", "s": "sś", "z": "zźż"}
_SOFT = frozenset("ćńśź")
MOST_SPELLINGS = 1024


def spellings(folded: str) -> Iterator[str]:
    """How a word typed without diacritics may be spelt, itself first; only what Polish spelling allows, and bounded.

    A soft consonant (ć ń ś ź) stands before no vowel, for there it is written ci, ni, si, zi; ą and ę begin no word
    and stand before no vowel.
    """
    choices = ["".join(_possible(folded, place)) for place in range(len(folded))]
    yield from islice(("".join(letters) for letters in product(*choices)), MOST_SPELLINGS)


def _possible(word: str, place: int) -> Iterator[str]:
    following = word[place + 1] if place + 1 < len(word) else ""
    for letter in MARKED.get(word[place], word[place]):
        is_refused = (letter in _SOFT and following in _VOWELS and following) or (
            letter in "ąę" and (place == 0 or (following and following in _VOWELS))
        )
        if not is_refused:
            yield letter


_LETTERS = "aąbcćdeęfghijklłmnńoóprsśtuwyzźż"


def one_edit_away(word: str) -> list[str]:
    """What somebody may have meant who mistyped one letter, sorted: a letter too many, too few, another, or swapped."""
    parts = [(word[:cut], word[cut:]) for cut in range(len(word) + 1)]
    dropped = {head + tail[1:] for head, tail in parts if tail}
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in parts if len(tail) > 1}
    changed = {head + letter + tail[1:] for head, tail in parts if tail for letter in _LETTERS}
    added = {head + letter + tail for head, tail in parts for letter in _LETTERS}
    return sorted((dropped | swapped | changed | added) - {word})


_NOUN_ENDINGS = ("iami", "owie", "owi", "ami", "ach", "iej", "ego", "emu", "em", "om", "ow", "ej", "ie", "ym")
_LAST_VOWELS = "aeiouy"


def stem(folded: str) -> str:
    """A word that no dictionary knows without its probable ending: "strategora", "strategorem" → "strategor"."""
    if any(character.isdigit() for character in folded):
        return folded
    for ending in (*_NOUN_ENDINGS, *_LAST_VOWELS):
        if folded.endswith(ending) and len(folded) - len(ending) >= 4:
            return folded[: -len(ending)]
    return folded
