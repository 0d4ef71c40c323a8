"""Markdown to the HTML that Wagtail keeps in rich text.

Exactly the HTML that Draftail would keep: a person who opens and saves such a text in the back office changes
nothing. What a field does not allow is an error, never silently lost.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin

from .errors import Mistakes

Resolve = Callable[[str], dict[str, str] | None]
"""Takes the address of a link inside the site, gives the attributes of its ``<a>``, None when it leads nowhere."""

_TAGS = {
    "paragraph": ("", "p"),
    "bullet_list": ("ul", "ul"),
    "ordered_list": ("ol", "ol"),
    "list_item": ("", "li"),
    "strong": ("bold", "b"),
    "em": ("italic", "i"),
}
_UNWELCOME = {
    "blockquote_open": "a quotation with >",
    "code_block": "a text moved by four spaces",
    "code_inline": "code between backticks",
    "colon_fence": "a block with ::: inside text",
    "fence": "a code block",
    "hr": "a dividing line",
    "html_block": "HTML",
    "html_inline": "HTML",
    "image": "a picture",
}


def parse_markdown(markdown: str) -> list[Token]:
    """CommonMark with colon fences. HTML is recognised only to be refused with its line."""
    parser = MarkdownIt("commonmark", {"html": True}).use(colon_fence_plugin)
    parser.disable("lheading")  # "---" under a line of text would make it a heading
    parser.validateLink = lambda url: True  # type: ignore[method-assign] # ours to refuse, with a reason
    return parser.parse(markdown.rstrip("\n") + "\n")  # colon_fence reads past an end without a line break


def no_links(address: str) -> None:
    """There are no pages to link to."""
    return None


def to_html(markdown: str, *, features: Collection[str], path: Path, line: int = 1, resolve: Resolve = no_links) -> str:
    """Rich text of a Markdown text that begins on ``line``. Raises ``TextErrors``."""
    mistakes = Mistakes(path)
    html = write_html(parse_markdown(markdown), features, line, resolve, mistakes)
    mistakes.check()
    return html


def write_html(
    tokens: Sequence[Token], features: Collection[str], line: int, resolve: Resolve, mistakes: Mistakes
) -> str:
    writer = _Writer(frozenset(features), line, resolve, mistakes)
    for token in tokens:
        writer.write(token)
    return "".join(writer.parts)


@dataclass
class _Writer:
    features: frozenset[str]
    offset: int
    resolve: Resolve
    mistakes: Mistakes
    parts: list[str] = field(default_factory=list)
    line: int = 0
    paragraphs: list[int] = field(default_factory=list)
    """For each list item open: how many paragraphs it has so far."""

    def write(self, token: Token) -> None:
        if token.map:
            self.line = self.offset + token.map[0]
        name, _, part = token.type.rpartition("_")
        if token.type in _UNWELCOME:
            self._refuse(f"{_UNWELCOME[token.type]} cannot stand here")
        elif handler := getattr(self, f"_{token.type}", None):
            handler(token)
        elif part == "open":
            self._open(name)
        elif part == "close" and name in _TAGS:
            self.parts.append(f"</{_TAGS[name][1]}>")

    def _open(self, name: str) -> None:
        feature, tag = _TAGS[name]
        if feature and feature not in self.features:
            self._refuse(f"{name.replace('_', ' ')} cannot stand here")
        self.parts.append(f"<{tag}>")

    def _refuse(self, reason: str) -> None:
        self.mistakes.add(self.line, reason)

    def _inline(self, token: Token) -> None:
        for child in token.children or []:
            self.write(child)

    def _text(self, token: Token) -> None:
        self.parts.append(escape(token.content, quote=False))

    def _softbreak(self, token: Token) -> None:
        self.line += 1
        self.parts.append(" ")

    def _hardbreak(self, token: Token) -> None:
        self.line += 1
        self.parts.append("<br/>")

    def _heading_open(self, token: Token) -> None:
        if token.tag == "h1":
            self._refuse("# is not used: the title stands in the front matter")
        elif token.tag not in self.features:
            self._refuse(f"a heading with {token.markup} cannot stand here")
        self.parts.append(f"<{token.tag}>")

    def _heading_close(self, token: Token) -> None:
        self.parts.append(f"</{token.tag}>")

    def _ordered_list_open(self, token: Token) -> None:
        # Rich text keeps neither the first number nor the bracket: a provision quoted so would be changed.
        if token.attrGet("start") not in (None, 1) or token.markup != ".":
            self._refuse(f"a list is numbered 1. 2. 3.; to keep the number as written put \\ before “{token.markup}”")
        self._open("ordered_list")

    def _list_item_open(self, token: Token) -> None:
        self.paragraphs.append(0)
        self._open("list_item")

    def _list_item_close(self, token: Token) -> None:
        self.paragraphs.pop()
        self.parts.append("</li>")

    def _paragraph_open(self, token: Token) -> None:
        if not self.paragraphs:
            self._open("paragraph")
            return
        self.paragraphs[-1] += 1
        if self.paragraphs[-1] > 1:
            self._refuse("a point of a list is one paragraph")

    def _paragraph_close(self, token: Token) -> None:
        if not self.paragraphs:
            self.parts.append("</p>")

    def _link_open(self, token: Token) -> None:
        if "link" not in self.features:
            self._refuse("a link cannot stand here")
        attributes = self._attributes(unquote(str(token.attrGet("href") or "")), str(token.attrGet("href") or ""))
        written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
        self.parts.append(f"<a{written}>")
        if token.attrGet("title"):
            self._refuse("a link has no title: say it in the words of the link")

    def _attributes(self, address: str, encoded: str) -> dict[str, str]:
        if address.startswith(("https://", "http://")):
            return {"href": encoded}
        found = None if ":" in address else self.resolve(address)
        if found is None:
            self._refuse(f"the link leads nowhere: “{address}”")
        return found or {}

    def _link_close(self, token: Token) -> None:
        self.parts.append("</a>")
