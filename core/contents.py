"""The contents of a page: the headings of its running text."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    anchor: str


def headings_of(body: Any) -> list[Heading]:
    """Of the value of a StreamField of ``core.blocks.BodyBlock``."""
    blocks = (block.value for block in body if block.block_type == "heading")
    return [Heading(value["text"], value.anchor_id) for value in blocks]
