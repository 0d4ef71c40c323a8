"""The Markdown body of a text as the raw value of a StreamField of ``core.blocks.BodyBlock``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from markdown_it.token import Token
from wagtail.blocks import RichTextBlock, StructBlock

from core.blocks import BodyBlock
from core.slugs import polish_slug

from .blocks import clean_value, is_required, raw_value
from .errors import Mistakes
from .files import FENCE, TextFile
from .nodes import Mapping, parse_yaml
from .richtext import Resolve, no_links, parse_markdown, write_html

RawBlock = dict[str, Any]
_ANCHORED = re.compile(r"^(?P<text>.*?)\s*\{#(?P<anchor>[^}]*)\}$")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_OPENING = re.compile(r" {0,3}:::+ *(\w+)")
BODY = BodyBlock()
UNFENCED = frozenset({"heading", "paragraph"})


def to_stream(text: TextFile, *, resolve: Resolve = no_links, body: BodyBlock = BODY) -> list[RawBlock]:
    """``[{"type": …, "value": …}, …]``. ``resolve`` knows the links inside the site. Raises ``TextErrors``.

    ``body``: the blocks a floor above has, where they are more than those of core.
    """
    reader = _Reader(text, Mistakes(text.path), resolve, body)
    blocks = reader.read()
    reader.mistakes.check()
    return blocks


def anchors_of(text: TextFile) -> frozenset[str]:
    """The anchors of the headings, however the rest of the text may look."""
    reader = _Reader(text, Mistakes(text.path), no_links, BODY)
    for tokens in _segments(parse_markdown(text.body)):
        if _is_section(tokens[0]):
            reader.heading(tokens)
    return frozenset(reader.anchors)


def _is_section(token: Token) -> bool:
    return token.type == "heading_open" and token.tag == "h2"


def _segments(tokens: list[Token]) -> Iterator[list[Token]]:
    """Tokens of one block each: a section heading, a fence, or all the text up to the next of these."""
    run: list[Token] = []
    stream = iter(tokens)
    for token in stream:
        starts_block = token.level == 0 and (token.type == "colon_fence" or _is_section(token))
        if not starts_block:
            run.append(token)
            continue
        if run:
            yield run
        rest = takewhile(lambda inner: inner.type != "heading_close", stream) if _is_section(token) else ()
        yield [token, *rest]
        run = []
    if run:
        yield run


@dataclass
class _Reader:
    text: TextFile
    mistakes: Mistakes
    resolve: Resolve
    body: BodyBlock
    anchors: dict[str, int] = field(default_factory=dict)

    @property
    def fenced(self) -> dict[str, StructBlock]:
        return {name: block for name, block in self.body.child_blocks.items() if name not in UNFENCED}

    def read(self) -> list[RawBlock]:
        return [block for tokens in _segments(parse_markdown(self.text.body)) if (block := self._block(tokens))]

    def _block(self, tokens: list[Token]) -> RawBlock | None:
        if _is_section(tokens[0]):
            return self.heading(tokens)
        if tokens[0].type == "colon_fence":
            return self._fence(tokens[0])
        return {
            "type": "paragraph",
            "value": self._html(tokens, self.body.child_blocks["paragraph"], self.text.body_line),
        }

    def _line(self, token: Token) -> int:
        return self.text.body_line + (token.map[0] if token.map else 0)

    def _html(self, tokens: list[Token], block: RichTextBlock, line: int) -> str:
        return write_html(tokens, block.features or [], line, self.resolve, self.mistakes)

    def heading(self, tokens: list[Token]) -> RawBlock | None:
        line, children = self._line(tokens[0]), tokens[1].children or []
        if any(child.type != "text" for child in children):
            self.mistakes.add(line, "a heading is plain text")
        written = "".join(child.content for child in children).strip()
        found = _ANCHORED.match(written)
        title, anchor = (found["text"], found["anchor"]) if found else (written, polish_slug(written))
        self._check_anchor(anchor, line)
        if not title:
            self.mistakes.add(line, "a heading without words")
        return {"type": "heading", "value": {"text": title, "anchor": anchor}}

    def _check_anchor(self, anchor: str, line: int) -> None:
        if not _SLUG.fullmatch(anchor):
            self.mistakes.add(line, f"the anchor of a heading is a slug (a-z, 0-9 and -), not “{anchor}”")
        elif anchor in self.anchors:
            self.mistakes.add(line, f"the anchor “{anchor}” stands already on line {self.anchors[anchor]}")
        self.anchors.setdefault(anchor, line)

    def _fence(self, token: Token) -> RawBlock | None:
        line, name = self._line(token), token.info.strip()
        if not self._is_closed(token, line, name):
            return None
        if name not in self.fenced:
            known = ", ".join(self.fenced)
            self.mistakes.add(line, f"no such block: “{name}”; known are {known}" if name else "::: without a name")
            return None
        before = len(self.mistakes)
        value, fields = self._value(self.fenced[name], token.content.split("\n"), line + 1)
        if len(self.mistakes) > before:
            return None
        clean_value(self.fenced[name], value, Mapping(line, fields.items, fields.key_lines), self.mistakes)
        return {"type": name, "value": value}

    def _is_closed(self, token: Token, line: int, name: str) -> bool:
        for number, inner in enumerate(token.content.split("\n"), start=line + 1):
            if opening := _OPENING.match(inner):
                self.mistakes.add(line, f"“{name}” is not closed by ::: before “{opening[1]}” on line {number}")
                return False
        first, end = token.map or [0, 0]
        last = self.text.body.split("\n")[end - 1].strip()
        if end - first < 2 or not last or last.strip(":"):
            self.mistakes.add(line, f"“{name}” is not closed by a line :::" if name else "::: without a name")
            return False
        return True

    def _value(self, block: StructBlock, lines: list[str], line: int) -> tuple[dict[str, Any], Mapping]:
        bar = next((index for index, text in enumerate(lines) if text.rstrip() == FENCE), len(lines))
        fields = parse_yaml("\n".join(lines[:bar]) + "\n", line=line, mistakes=self.mistakes)
        if fields is not None and not isinstance(fields, Mapping):
            self.mistakes.add(line, "fields are expected here: name: value")
        if not isinstance(fields, Mapping):
            return {}, Mapping(line)
        value = raw_value(block, Mapping(line - 1, fields.items, fields.key_lines), self.mistakes)
        if not self._add_words(block, value, "\n".join(lines[bar + 1 :]), line + bar + 1):
            self.mistakes.add(line - 1, f"{_words_of(block)}: missing; write it below a line {FENCE}")
        return value, fields

    def _add_words(self, block: StructBlock, value: dict[str, Any], words: str, line: int) -> bool:
        """What stands below ``---`` is the one rich text field of the block. False: it is required and missing."""
        name = _words_of(block)
        if not words.strip():
            return not name or not is_required(block.child_blocks[name])
        if name:
            value[name] = self._html(parse_markdown(words), block.child_blocks[name], line)
        else:
            self.mistakes.add(line, f"this block has no text below {FENCE}")
        return True


def _words_of(block: StructBlock) -> str:
    """The name of the field that is written below ``---``; empty: the block has none."""
    return next((name for name, child in block.child_blocks.items() if isinstance(child, RichTextBlock)), "")
