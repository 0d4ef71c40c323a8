"""Front matter as frozen dataclasses: the fields of the class say what may stand there.

@dataclass(frozen=True, kw_only=True)
class LessonMeta(Record):
    title: str                                   # required: no default
    minutes: Annotated[int, Between(1, 240)]
    outcomes: tuple[str, ...] = ()
    change_note: str = ""
    more: Rest = field(default_factory=Rest)     # every field that is not named above, as it was written
"""

import dataclasses
import re
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from .errors import Mistakes
from .nodes import Listing, Mapping, Node, Scalar, plain
from .scalars import Unreadable, read_bool, read_date, read_int, read_str


@dataclass(frozen=True, kw_only=True)
class Record:
    """Remembers where it was written, so that a later check can point there too."""

    line: int = field(default=0, compare=False)
    lines: AnyMapping[str, int] = field(default_factory=lambda: MappingProxyType({}), compare=False, repr=False)

    def line_of(self, name: str) -> int:
        return self.lines.get(name, self.line)


@dataclass(frozen=True)
class Between:
    least: int
    most: int

    def __call__(self, value: int) -> str | None:
        return None if self.least <= value <= self.most else f"a number from {self.least} to {self.most} is expected"


@dataclass(frozen=True)
class OneOf:
    choices: tuple[str, ...]

    def __call__(self, value: str) -> str | None:
        return None if value in self.choices else f"one of {', '.join(self.choices)} is expected, not “{value}”"


@dataclass(frozen=True)
class Matches:
    pattern: str
    expected: str

    def __call__(self, value: str) -> str | None:
        return None if re.fullmatch(self.pattern, value) else f"{self.expected} is expected, not “{value}”"


Slug = Annotated[str, Matches(r"[a-z0-9]+(-[a-z0-9]+)*", "a slug (a-z, 0-9 and -)")]
WebAddress = Annotated[str, Matches(r"(https?://\S+)?", "an address beginning with https://")]


@dataclass(frozen=True)
class Rest:
    """The fields of a mapping that its record does not name: another reader knows what they mean, and checks them."""

    nodes: AnyMapping[str, Node] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def data(self) -> dict[str, Any]:
        """Plain values: text, true and false, lists, mappings; what was left empty is not there."""
        return {name: value for name, node in self.nodes.items() if (value := plain(node)) is not None}


R = TypeVar("R", bound=Record)
_OWN = {"line", "lines"}
_READERS = {str: read_str, int: read_int, bool: read_bool, date: read_date}


def read_record(cls: type[R], node: Node, mistakes: Mistakes) -> R | None:
    """The record written in ``node``; None when it has mistakes, all of which stand in ``mistakes`` then."""
    if not isinstance(node, Mapping):
        mistakes.add(node.line, "fields are expected here: name: value")
        return None
    before = len(mistakes)
    hints = get_type_hints(cls, include_extras=True)
    rest = next((name for name, hint in hints.items() if hint is Rest), "")
    fields = {item.name: item for item in dataclasses.fields(cls) if item.name not in {*_OWN, rest}}
    if not rest:
        _report_unknown(node, fields, mistakes)
    values = _read_fields(fields, hints, node, mistakes)
    if len(mistakes) > before:
        return None
    if rest:
        values[rest] = Rest(MappingProxyType({key: item for key, item in node.items.items() if key not in fields}))
    return cls(**values, line=node.line, lines=MappingProxyType(node.key_lines))


def _report_unknown(node: Mapping, fields: AnyMapping[str, Any], mistakes: Mistakes) -> None:
    for name, line in node.key_lines.items():
        if name not in fields:
            mistakes.add(line, f"{name}: no such field; known are {', '.join(fields)}")


def _read_fields(
    fields: AnyMapping[str, Any], hints: dict[str, Any], node: Mapping, mistakes: Mistakes
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, item in fields.items():
        given = node.items.get(name)
        is_required = item.default is dataclasses.MISSING and item.default_factory is dataclasses.MISSING
        if given is None or (isinstance(given, Scalar) and given.is_null):
            if is_required:
                mistakes.add(given.line if given else node.line, f"{name}: missing")
            elif given and NoneType in get_args(hints[name]):
                values[name] = None  # written out: "time_limit: null" is a decision, not a gap
        else:
            values[name] = _read(hints[name], given, name, mistakes)
            if is_required and values[name] in ("", ()):
                mistakes.add(given.line, f"{name}: missing")
    return values


def _read(hint: Any, node: Node, name: str, mistakes: Mistakes) -> Any:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _read_with_rules(arguments[0], arguments[1:], node, name, mistakes)
    if origin in (Union, UnionType):
        return _read(next(part for part in arguments if part is not NoneType), node, name, mistakes)
    if origin is tuple:
        return _read_list(arguments[0], node, name, mistakes)
    if issubclass(hint, Record):
        return read_record(hint, node, mistakes)
    try:
        return _READERS[hint](node)
    except Unreadable as error:
        mistakes.add(node.line, f"{name}: {error}")


def _read_with_rules(hint: Any, rules: tuple[Any, ...], node: Node, name: str, mistakes: Mistakes) -> Any:
    before = len(mistakes)
    value = _read(hint, node, name, mistakes)
    if len(mistakes) == before:
        for reason in filter(None, (rule(value) for rule in rules)):
            mistakes.add(node.line, f"{name}: {reason}")
    return value


def _read_list(hint: Any, node: Node, name: str, mistakes: Mistakes) -> tuple[Any, ...]:
    if not isinstance(node, Listing):
        mistakes.add(node.line, f"{name}: a list is expected")
        return ()
    return tuple(_read(hint, item, name, mistakes) for item in node.items)
