"""Addresses made of Polish titles."""

from django.utils.text import slugify

POLISH_WITHOUT_DECOMPOSITION = str.maketrans("łŁ", "lL")


def polish_slug(title: str) -> str:
    """ASCII slug; "ł" has no Unicode decomposition, so it is mapped first: "Główny cel" → "glowny-cel"."""
    return slugify(title.translate(POLISH_WITHOUT_DECOMPOSITION))
