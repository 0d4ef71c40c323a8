"""The head and text of a lesson as HTML: the same for every reader, so it is rendered once a publication."""

from typing import Any

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from core.contents import headings_of

SECONDS = 60 * 60
"""Publishing makes a new key at once; within the hour also a page that moved is linked at its new address."""


def lesson_text(page: Any, *, number: str = "", of: int = 0, is_preview: bool = False) -> SafeString:
    """Holds nothing of the reader: no name, no token of a form.

    `number` ("1.2") and `of` (how many lessons the module has) come from the outline. From the cache, except for a
    preview, which shows what nobody has published.
    """
    if is_preview or not page.last_published_at:
        return _render(page, number, of)
    key = f"courses.text.{page.pk}.{page.last_published_at.timestamp()}.{number}.{of}"
    return cache.get_or_set(key, lambda: _render(page, number, of), SECONDS)


def _render(page: Any, number: str, of: int) -> SafeString:
    context = {
        "page": page,
        "number": number,
        "position": number.rpartition(".")[2],
        "total": of,
        "headings": headings_of(page.body),
        "has_sources": bool(page.sources),
    }
    return render_to_string("courses/parts/lesson_text.html", context)
