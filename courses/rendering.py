"""The text of a lesson as HTML: the same for everyone, so it is rendered once a publication."""

from dataclasses import dataclass

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

SECONDS = 60 * 60
"""Publishing makes a new key at once; within the hour also a page that moved is linked at its new address."""


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class LessonText:
    """Holds nothing of the reader: no name, no token of a form."""

    html: SafeString
    headings: tuple[Heading, ...]


def lesson_text(page, *, is_preview: bool = False) -> LessonText:
    """From the cache, except for a preview, which shows what nobody has published."""
    if is_preview or not page.last_published_at:
        return _render(page)
    key = f"courses.text.{page.pk}.{page.last_published_at.timestamp()}"
    return cache.get_or_set(key, lambda: _render(page), SECONDS)


def _render(page) -> LessonText:
    headings = tuple(
        Heading(block.value["text"], block.value.anchor_id) for block in page.body if block.block_type == "heading"
    )
    html = render_to_string("courses/parts/lesson_text.html", {"page": page, "has_sources": bool(page.sources)})
    return LessonText(html=html, headings=headings)
