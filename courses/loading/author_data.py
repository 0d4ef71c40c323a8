"""Names in an author's data that its kind does not know, each with its line: a slip there would be lost in silence."""

from collections.abc import Iterator, Mapping, Sequence

from core.texts import Listing, Node, Scalar
from core.texts import Mapping as MappingNode
from courses.questions import KINDS, AuthorField, AuthorQuestions, AuthorRows

AuthorPart = AuthorField | AuthorRows | AuthorQuestions
WORDS = ("text", "feedback", "section")
BESIDE = ("id", "kind", "points")
"""What a question inside a question has beside its own data."""


def unknown_names(kind: str, nodes: Mapping[str, Node], lines: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    """(line, reason) for each. ``nodes``: the fields of a question of this kind; none for a kind that nobody knows."""
    if kind in KINDS:
        parts = {part.name: part for part in KINDS[kind].author_fields}
        yield from _unknown(nodes, lines, [*WORDS, *parts])
        for name in nodes.keys() & parts.keys():
            yield from _inside(parts[name], nodes[name])


def _inside(part: AuthorPart, node: Node) -> Iterator[tuple[int, str]]:
    for item in node.items if isinstance(node, Listing) else ():
        if isinstance(part, AuthorRows) and isinstance(item, MappingNode):
            yield from _unknown(item.items, item.key_lines, ["id", *(column.name for column in part.columns)])
        elif isinstance(part, AuthorQuestions) and isinstance(item, MappingNode):
            own = {name: inner for name, inner in item.items.items() if name not in BESIDE}
            yield from unknown_names(_text(item.items.get("kind")), own, item.key_lines)


def _text(node: Node | None) -> str:
    return node.text.strip() if isinstance(node, Scalar) else ""


def _unknown(nodes: Mapping[str, Node], lines: Mapping[str, int], known: Sequence[str]) -> Iterator[tuple[int, str]]:
    for name in nodes:
        if name not in known:
            yield lines[name], f"{name}: no such field; known are {', '.join(known)}"
