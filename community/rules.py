"""Words of the directory as the search compares them. Pure."""

from organisations.rules import LONGEST_SEARCH, normalise


def search_text(*parts: str) -> str:
    """Every word of the parts, in plain letters, with a space before each: a word is found by its beginning."""
    return f" {normalise(' '.join(parts))}"


def sort_name(first_name: str, last_name: str) -> str:
    """'Łukasz Żak' stands among the Z on both databases."""
    return normalise(f"{last_name} {first_name}")[:220]


def typed_words(text: str) -> list[str]:
    """What to look for; the rest of a very long text is not read."""
    return normalise(text[:LONGEST_SEARCH]).split()
