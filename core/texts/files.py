"""From bytes on the disk to front matter and body, with the lines they begin on."""

import re
from dataclasses import dataclass
from pathlib import Path

from .errors import Mistakes
from .nodes import Mapping, Node, parse_yaml

FENCE = "---"
# What YAML cannot hold, and the breaks that YAML counts as lines but editors do not.
_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\ufeff")


@dataclass(frozen=True)
class TextFile:
    path: Path
    meta: Mapping
    meta_line: int
    body: str
    body_line: int
    """The line of the file on which ``body`` begins."""


def read_text(path: Path) -> TextFile:
    """A Markdown file with front matter. Raises ``TextErrors``."""
    mistakes = Mistakes(path)
    lines = _read(path, mistakes).split("\n")
    end = _end_of_front_matter(lines, mistakes)
    meta = parse_yaml("\n".join(lines[1:end]) + "\n", line=2, mistakes=mistakes)
    if meta is not None and not isinstance(meta, Mapping):
        mistakes.add(meta.line, "front matter is a list of fields, one a line: name: value")
    mistakes.check()
    assert isinstance(meta, Mapping)  # noqa: S101 – for the type checker, checked above
    return TextFile(path, meta, meta_line=2, body="\n".join(lines[end + 1 :]), body_line=end + 2)


def read_yaml(path: Path) -> Node:
    """A YAML file. Raises ``TextErrors``."""
    mistakes = Mistakes(path)
    node = parse_yaml(_read(path, mistakes), line=1, mistakes=mistakes)
    mistakes.check()
    assert node is not None  # noqa: S101 – for the type checker, checked above
    return node


def _read(path: Path, mistakes: Mistakes) -> str:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        mistakes.add(data.count(b"\n", 0, error.start) + 1, "not UTF-8: save the file in that encoding")
        mistakes.check()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for found in _UNPRINTABLE.finditer(text):
        code = ord(found.group())
        mistakes.add(text.count("\n", 0, found.start()) + 1, f"a character that cannot be printed: U+{code:04X}")
    mistakes.check()
    return text


def _end_of_front_matter(lines: list[str], mistakes: Mistakes) -> int:
    if lines[0].rstrip() != FENCE:
        mistakes.add(1, f"the file begins with front matter between two lines {FENCE}")
        mistakes.check()
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() == FENCE:
            return index
    mistakes.add(1, f"the front matter is not closed by a line {FENCE}")
    mistakes.check()
    raise AssertionError  # check() raised
