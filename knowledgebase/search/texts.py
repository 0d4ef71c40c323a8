"""Plain text of the blocks of a body, as the search reads it."""

from collections.abc import Iterator
from typing import Any

from django.utils.html import strip_tags
from wagtail.rich_text import RichText, get_text_for_indexing


def body_text(stream: Any) -> str:
    """Headings without their anchors, legal bases with the words of the provision they cite."""
    return "\n".join(_ended(part.strip()) for child in stream for part in _parts(child) if part and part.strip())


def _ended(part: str) -> str:
    """A cell, a point, a title: with a full stop, for a passage shows them one after the other."""
    return part if part.endswith(tuple(".?!:;,…”")) else f"{part}."


def _parts(child: Any) -> Iterator[str | None]:
    value = child.value
    if child.block_type == "heading":
        yield value["text"]
    elif child.block_type == "law" and hasattr(value, "citation"):
        citation = value.citation
        yield from (f"{citation.act}, {citation.provision}", html_text(citation.quote), citation.note)
    else:
        yield from (str(part) for part in child.block.get_searchable_content(value))


def html_text(value: Any) -> str:
    """Of rich text or of HTML."""
    source = value.source if isinstance(value, RichText) else str(value or "")
    return get_text_for_indexing(source) if "<" in source else strip_tags(source)
