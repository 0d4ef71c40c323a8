"""A file into the blocks of its questions: comments blanked out, categories followed."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from .marks import mask
from .records import Block, GiftMistake

_CATEGORY = re.compile(r"\s*\$CATEGORY:(.*)")
_COMMENT = re.compile(r"\s*//(.*)")
_NOTE = re.compile(r"\[(\w{1,20}):([^\]]{1,300})\]")


def blocks_of(text: str) -> Iterator[Block | GiftMistake]:
    """An empty line ends a question, as in Moodle."""
    category, category_line = "", 0
    lines: list[str] = []
    notes: dict[str, str] = {}
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if found := _CATEGORY.match(line):
            category, category_line = found[1].strip(), number
            if any(lines):
                yield GiftMistake(number, _("Put an empty line before $CATEGORY."))
            lines.append("")
        elif found := _COMMENT.match(line):
            notes |= dict(_NOTE.findall(found[1]))
            lines.append("")
        elif line.strip():
            lines.append(mask(line))
        else:
            if any(lines):
                yield Block(number - len(lines), "\n".join(lines), category, category_line, notes)
            if any(lines) or not lines:
                notes = {}
            lines = []
