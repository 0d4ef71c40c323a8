"""What a good lesson should have and a load does not insist on."""

import re
from collections.abc import Iterator
from typing import Any

from core.loading import Text, accept_all
from core.texts import TextError
from knowledgebase.texts import to_stream

from .handbook import Handbook
from .records import LessonMeta

WORDS = range(600, 1101)
BLOCK_KINDS = 4


def warnings_of(handbook: Handbook) -> list[TextError]:
    """Of a handbook without mistakes."""
    return [warning for lesson in handbook.lessons for warning in _lesson_warnings(lesson)]


def _lesson_warnings(lesson: Text[LessonMeta]) -> Iterator[TextError]:
    blocks = to_stream(lesson.file, resolve=accept_all)
    kinds = {block["type"] for block in blocks} - {"heading", "paragraph"}
    words = sum(_count_words(block["value"]) for block in blocks)
    if len(kinds) < BLOCK_KINDS:
        reason = f"{len(kinds)} kinds of blocks beside headings and text; {BLOCK_KINDS} are asked for"
        yield TextError(lesson.path, lesson.file.body_line, reason)
    if words not in WORDS:
        reason = f"{words} words; from {WORDS[0]} to {WORDS[-1]} are asked for"
        yield TextError(lesson.path, lesson.file.body_line, reason)


def _count_words(value: Any) -> int:
    """Words a reader sees: not tags, addresses, anchors or dates."""
    if isinstance(value, str):
        return len(re.findall(r"[^\W\d_][\w’'-]*", re.sub(r"<[^>]*>", " ", value)))
    if isinstance(value, list):
        return sum(map(_count_words, value))
    if isinstance(value, dict):
        return sum(_count_words(inner) for name, inner in value.items() if name not in {"anchor", "url", "legal_state"})
    return 0
