"""From YAML fields to the raw value of a block, whatever the block: its own definition says what may stand there."""

from functools import singledispatch
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import translation
from wagtail.blocks import (
    Block,
    BooleanBlock,
    ChooserBlock,
    DateBlock,
    FieldBlock,
    IntegerBlock,
    ListBlock,
    RichTextBlock,
    StructBlock,
)

from .errors import Mistakes
from .nodes import Listing, Mapping, Node, Scalar
from .scalars import Unreadable, read_bool, read_date, read_int, read_str


@singledispatch
def raw_value(block: Block, node: Node, mistakes: Mistakes) -> Any:
    """What ``block.to_python`` takes. Raises ``Unreadable`` for a single value of the wrong kind."""
    raise Unreadable("cannot be written in a text file")


@raw_value.register
def _(block: FieldBlock, node: Node, mistakes: Mistakes) -> str:
    return read_str(node)


@raw_value.register
def _(block: BooleanBlock, node: Node, mistakes: Mistakes) -> bool:
    return read_bool(node)


@raw_value.register
def _(block: IntegerBlock, node: Node, mistakes: Mistakes) -> int:
    return read_int(node)


@raw_value.register
def _(block: DateBlock, node: Node, mistakes: Mistakes) -> str:
    return read_date(node).isoformat()


@raw_value.register
def _(block: RichTextBlock, node: Node, mistakes: Mistakes) -> str:
    raise Unreadable("is written below a line ---")


@raw_value.register
def _(block: ChooserBlock, node: Node, mistakes: Mistakes) -> str:
    raise Unreadable("pictures and files are added in the back office")


@raw_value.register
def _(block: ListBlock, node: Node, mistakes: Mistakes) -> list[Any]:
    if not isinstance(node, Listing):
        raise Unreadable("a list is expected")
    return [_read(block.child_block, item, block.child_block.name or "", mistakes) for item in node.items]


@raw_value.register
def _(block: StructBlock, node: Node, mistakes: Mistakes) -> dict[str, Any]:
    if not isinstance(node, Mapping):
        raise Unreadable("fields are expected here: name: value")
    for name, line in node.key_lines.items():
        if name not in block.child_blocks:
            mistakes.add(line, f"{name}: no such field; known are {', '.join(block.child_blocks)}")
    return {
        name: _read(child, node.items[name], name, mistakes)
        for name, child in block.child_blocks.items()
        if _is_given(name, child, node, mistakes)
    }


def _is_given(name: str, child: Block, node: Mapping, mistakes: Mistakes) -> bool:
    given = node.items.get(name)
    if given is not None and not (isinstance(given, Scalar) and given.is_null):
        return True
    if is_required(child) and not isinstance(child, RichTextBlock):
        mistakes.add(given.line if given else node.line, f"{name}: missing")
    return False


def is_required(block: Block) -> bool:
    if isinstance(block, ListBlock):
        return bool(block.meta.min_num)
    return bool(getattr(block, "required", False))


def _read(block: Block, node: Node, name: str, mistakes: Mistakes) -> Any:
    try:
        return raw_value(block, node, mistakes)
    except Unreadable as error:
        mistakes.add(node.line, f"{name}: {error}" if name else str(error))


def clean_value(block: Block, raw: Any, node: Node, mistakes: Mistakes) -> None:
    """Let the block check its value as the back office would; each message goes to the line of its field."""
    # The reasons of this package are English: a writer reads them in a terminal, beside those of the tools.
    with translation.override(None):
        try:
            block.clean(block.to_python(raw))
        except ValidationError as error:
            _report(error, node, node.line, "", mistakes)


def _report(error: ValidationError, node: Node | None, line: int, name: str, mistakes: Mistakes) -> None:
    prefix = f"{name}: " if name else ""
    inner = getattr(error, "block_errors", None)
    messages = error.messages if inner is None else map(str, getattr(error, "non_block_errors", ()))
    for message in messages:
        mistakes.add(line, f"{prefix}{message}")
    for key, child in (inner or {}).items():
        below = _child(node, key)
        _report(child, below, below.line if below else line, key if isinstance(key, str) else name, mistakes)


def _child(node: Node | None, key: str | int) -> Node | None:
    if isinstance(node, Mapping) and isinstance(key, str):
        return node.items.get(key)
    if isinstance(node, Listing) and isinstance(key, int):
        return node.items[key]
    return None
