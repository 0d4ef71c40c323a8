"""What passes between the steps of reading."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any


@dataclass(frozen=True, order=True)
class GiftMistake:
    """`line` counts from 1."""

    line: int
    message: str


class Unreadable(ValueError):  # noqa: N818  (domain errors are named for what happened)
    """This question cannot be taken; the mistake says why and where."""

    def __init__(self, line: int, message: Any) -> None:
        self.mistake = GiftMistake(line, str(message))
        super().__init__(f"{line}: {message}")


@dataclass(frozen=True)
class Block:
    """The lines of one question, escapes masked (see marks.py), with what stood in force above it.

    `notes` are the values of comments like "// [section:lesson#anchor]".
    """

    line: int
    text: str
    category: str = ""
    category_line: int = 0
    notes: dict[str, str] = field(default_factory=dict)

    def line_at(self, position: int) -> int:
        return self.line + self.text.count("\n", 0, position)


@dataclass(frozen=True)
class Reply:
    """One answer between the braces: `sign` is "=" or "~", `weight` percent or None where none is written."""

    sign: str
    weight: Fraction | None
    text: str
    feedback: str
    line: int


@dataclass(frozen=True)
class Stem:
    """A question taken apart; `body` is what stands between the braces, masked, `body_line` where it begins."""

    line: int
    title: str
    text: str
    is_html: bool
    body: str
    body_line: int
    feedback: str
