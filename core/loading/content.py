"""The content of a page as a file wants it and as the page has it, and a digest to compare the two."""

import re
from typing import Any

from wagtail.fields import StreamField
from wagtail.models import Page

from .ledger import digest

Values = dict[str, Any]
"""What a file wants in the fields of a page; a list is the raw value of a StreamField."""
# Draftail marks every paragraph it saves; the mark is no edit.
_BLOCK_KEYS = re.compile(r' data-block-key="[^"]*"')


def stream(page: Page, name: str, raw: list[dict[str, Any]]) -> Any:
    """With every field of every block written out, as the back office would save it."""
    item = page._meta.get_field(name)
    full = [{"type": block.block_type, "value": block.get_prep_value()["value"]} for block in item.to_python(raw)]
    return item.to_python(full)


def page_digest(page: Page, names: list[str], **known: Any) -> str:
    """Of the fields the loader writes; the others belong to people alone. ``known``: what is no field of the page."""
    return digest({name: known[name] if name in known else _content(page, name) for name in names})


def _content(page: Page, name: str) -> Any:
    if isinstance(page._meta.get_field(name), StreamField):
        return [_plain([block.block_type, block.block.get_prep_value(block.value)]) for block in getattr(page, name)]
    return _plain(getattr(page, name))


def _plain(value: Any) -> Any:
    """Without the ids and marks that saving adds."""
    if isinstance(value, str):
        return _BLOCK_KEYS.sub("", value)
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        is_block = value.keys() == {"id", "type", "value"}
        return {name: _plain(item) for name, item in value.items() if not (is_block and name == "id")}
    return value
