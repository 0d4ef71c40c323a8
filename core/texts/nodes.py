"""YAML as a small tree that knows its lines. Values stay as written: what reads them decides what they mean.

So ``"no"`` is a word and not a lie, ``1:30`` is no number of base 60, and a table cell may be ``2026``.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.composer import ComposerError
from yaml.events import AliasEvent

from .errors import Mistakes


@dataclass(frozen=True)
class Scalar:
    line: int
    text: str
    is_plain: bool = True
    """Written without quotation marks."""

    @property
    def is_null(self) -> bool:
        return self.is_plain and self.text.strip() in {"", "~", "null"}


@dataclass(frozen=True)
class Listing:
    line: int
    items: tuple["Node", ...] = ()


@dataclass(frozen=True)
class Mapping:
    line: int
    items: dict[str, "Node"] = field(default_factory=dict)
    key_lines: dict[str, int] = field(default_factory=dict)


Node = Scalar | Listing | Mapping


def plain(node: Node) -> Any:
    """The value without its lines: text, true or false, None for nothing written, a list, a dict.

    A number stays text, as written: "0,50" and "007" mean something to the one who reads them.
    """
    if isinstance(node, Listing):
        return [plain(item) for item in node.items]
    if isinstance(node, Mapping):
        return {name: plain(item) for name, item in node.items.items()}
    if node.is_null:
        return None
    return node.text == "true" if node.is_plain and node.text in {"true", "false"} else node.text


class _Composer(yaml.SafeLoader):
    """Composes nodes only; an alias could make a tree without end."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise ComposerError(None, None, "aliases (*) are not used here", event.start_mark)
        return super().compose_node(parent, index)


def parse_yaml(text: str, *, line: int, mistakes: Mistakes) -> Node | None:
    """The tree of one YAML document whose first line is ``line`` of the file; None after a mistake.

    An empty document is an empty mapping.
    """
    try:
        root = yaml.compose(text, Loader=_Composer)
    except yaml.MarkedYAMLError as error:
        mistakes.add(line + _line_of(error), _reason(error))
    except yaml.reader.ReaderError as error:
        mistakes.add(line + text.count("\n", 0, error.position), "this character may not stand in YAML")
    except RecursionError:
        mistakes.add(line, "nested too deeply")
    else:
        return _Converter(line, mistakes).convert(root) if root else Mapping(line)
    return None


def _line_of(error: yaml.MarkedYAMLError) -> int:
    mark = error.problem_mark or error.context_mark
    return mark.line if mark else 0


def _reason(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or error.context or "cannot be read"
    if "mapping values are not allowed" in problem:
        problem += " (put a text with a colon in quotation marks)"
    return f"YAML: {problem}"


@dataclass
class _Converter:
    offset: int
    mistakes: Mistakes

    def convert(self, node: yaml.Node, line: int | None = None) -> Node:
        """``line``: of the name of the field, where a list or mapping that begins below it belongs."""
        line = line or self.offset + node.start_mark.line
        if not node.tag.startswith("tag:yaml.org,2002:"):
            self.mistakes.add(line, "YAML tags (!) are not used here")
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, line)
        if isinstance(node, yaml.SequenceNode):
            return Listing(line, tuple(map(self.convert, node.value)))
        return Scalar(line, node.value, is_plain=getattr(node, "style", None) is None)

    def _mapping(self, node: yaml.MappingNode, line: int) -> Mapping:
        mapping = Mapping(line)
        for key, key_line, value in self._entries(node):
            if key in mapping.items:
                self.mistakes.add(key_line, f"{key}: given twice, first on line {mapping.key_lines[key]}")
                continue
            mapping.items[key] = self.convert(value, line=key_line)
            mapping.key_lines[key] = key_line
        return mapping

    def _entries(self, node: yaml.MappingNode) -> Iterator[tuple[str, int, yaml.Node]]:
        for key, value in node.value:
            key_line = self.offset + key.start_mark.line
            if isinstance(key, yaml.ScalarNode):
                yield key.value, key_line, value
            else:
                self.mistakes.add(key_line, "the name of a field is one word")
