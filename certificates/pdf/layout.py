"""Where things came to stand on the laid-out pages."""

from collections.abc import Iterator
from typing import Any

from weasyprint.document import Document

GAP = 12.0
"""Least space between the words above and the facts below, in CSS pixels (about 3 mm)."""


def boxes(document: Document, page: int = 0) -> Iterator[Any]:
    """All boxes of a page with the element they come from, outer ones first."""
    waiting = [document.pages[page]._page_box]
    while waiting:
        box = waiting.pop()
        box = getattr(box, "_box", box)  # what is placed absolutely stands behind a placeholder
        yield box
        waiting.extend(reversed(getattr(box, "children", ())))


def box_of(document: Document, name: str) -> Any | None:
    """The box of the first page whose element has this class; None where there is none."""
    for box in boxes(document):
        if box.element is not None and name in (box.element.get("class") or "").split():
            return box
    return None


def is_crowded(document: Document) -> bool:
    """Whether what stands above runs into what stands below."""
    words, foot = box_of(document, "words"), box_of(document, "foot")
    return bool(words.position_y + words.margin_height() + GAP > foot.position_y)


def lines_of(box: Any) -> int:
    return sum(1 for child in box.children if type(child).__name__ == "LineBox")
