"""Names of local governments: how they are compared and how they are shown. Pure."""

import re
import unicodedata

WITHOUT_DECOMPOSITION = str.maketrans("łŁ", "lL")
LEADING_WORDS = frozenset({"gmina", "gm", "miasto", "m"})
"""What people write before the name itself."""

LONGEST_SEARCH = 200
"""Characters read of what was typed; the longest label of the register has 95."""


def normalise(text: str) -> str:
    """Lower-case ASCII words with one space between them: "Bielsko-Biała" → "bielsko biala"."""
    plain = unicodedata.normalize("NFKD", text.translate(WITHOUT_DECOMPOSITION).lower())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[a-z0-9]+", letters))


def search_words(text: str) -> list[str]:
    """The words to look for: "gmina Osiek" looks for "osiek", but "gmina" alone for itself."""
    words = normalise(text[:LONGEST_SEARCH]).split()
    while len(words) > 1 and words[0] in LEADING_WORDS:
        words = words[1:]
    return words


def leading_phrases(words: list[str]) -> list[str]:
    """What may be a whole name at the beginning: ["osiek", "brodnicki"] → ["osiek", "osiek brodnicki"]."""
    return [" ".join(words[:end]) for end in range(1, len(words) + 1)]


def has_word_prefixes(search_text: str, words: list[str]) -> bool:
    """Whether every word begins some word of the normalised text: the rule of the search, for one unit."""
    return all(f" {word}" in f" {search_text}" for word in words)


def is_city_county(county: str) -> bool:
    """A county is named by an adjective in lower case ("brodnicki"); a city with county rights keeps its own name."""
    return county[:1].isupper()


def commune_label(*, name: str, kind: str, county: str, voivodeship: str) -> str:
    """Name with kind and county, because names repeat: "Osiek (gmina wiejska, powiat brodnicki, woj. …)"."""
    place = "miasto na prawach powiatu" if is_city_county(county) else f"powiat {county}"
    return f"{name} ({kind}, {place}, woj. {voivodeship})"


def county_label(*, name: str, kind: str, voivodeship: str) -> str:
    if is_city_county(name):
        return f"{name} ({kind}, woj. {voivodeship})"
    return f"powiat {name} (woj. {voivodeship})"


def voivodeship_label(name: str) -> str:
    return f"województwo {name}"
