"""The whole of a file: every question that can be taken, and every mistake."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from courses.questions import SpecError, kind

from .blocks import blocks_of
from .kinds import data_of
from .marks import UNWELCOME
from .records import Block, GiftMistake, Unreadable
from .stems import stem_of

MAX_CHARACTERS = 300_000
MAX_QUESTIONS = 300


@dataclass(frozen=True)
class GiftQuestion:
    """`data` is a whole author's data of `kind`, found valid. `category` is the last part of its path, or empty."""

    line: int
    title: str
    kind: str
    data: dict[str, Any]
    category: str
    category_line: int


@dataclass(frozen=True)
class GiftFile:
    questions: tuple[GiftQuestion, ...]
    mistakes: tuple[GiftMistake, ...]


def read_gift(text: str) -> GiftFile:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if mistakes := list(_unwelcome(text)):
        return GiftFile((), tuple(mistakes))
    found = list(_read(text))
    questions = [item for item in found if isinstance(item, GiftQuestion)]
    mistakes = [item for item in found if isinstance(item, GiftMistake)]
    if len(questions) > MAX_QUESTIONS:
        line = questions[MAX_QUESTIONS].line
        message = _("More than %(most)s questions: cut the file in parts.") % {"most": MAX_QUESTIONS}
        mistakes.append(GiftMistake(line, message))
    if not found:
        mistakes.append(GiftMistake(1, _("There is no question here.")))
    return GiftFile(tuple(questions[:MAX_QUESTIONS]), tuple(sorted(mistakes)))


def _unwelcome(text: str) -> Iterator[GiftMistake]:
    if len(text) > MAX_CHARACTERS:
        message = _("The text is too long: at most %(most)s characters.") % {"most": MAX_CHARACTERS}
        yield GiftMistake(1, message)
    elif found := UNWELCOME.search(text):
        line = text.count("\n", 0, found.start()) + 1
        yield GiftMistake(line, _("A character that cannot be printed: U+%(code)04X.") % {"code": ord(found[0])})


def _read(text: str) -> Iterator[GiftQuestion | GiftMistake]:
    for block in blocks_of(text):
        if isinstance(block, GiftMistake):
            yield block
            continue
        try:
            yield _question(block)
        except Unreadable as error:
            yield error.mistake
        except SpecError as error:
            yield from (GiftMistake(_first_line(block), problem.message) for problem in error.problems)


def _question(block: Block) -> GiftQuestion:
    stem = stem_of(block)
    name, data = data_of(stem)
    section = block.notes.get("section", "")
    written = {**data, "text": stem.text, "feedback": stem.feedback, "section": section}
    data = kind(name).to_data(kind(name).from_data(written))
    category = block.category.rstrip("/").rpartition("/")[2].strip()
    return GiftQuestion(_first_line(block), stem.title, name, data, category, block.category_line)


def _first_line(block: Block) -> int:
    return block.line_at(len(block.text) - len(block.text.lstrip()))
