"""A block taken apart: title, format, text, what stands between the braces, feedback for all."""

import re

from django.utils.translation import gettext as _

from .marks import has_picture, meant, take_marker, words
from .records import Block, Stem, Unreadable

GAP = "_____"
FOR_ALL = "####"
_TITLE = re.compile(r"\s*::")


def stem_of(block: Block) -> Stem:
    """Raises Unreadable."""
    text, title, start = block.text, "", 0
    if found := _TITLE.match(text):
        end = text.find("::", found.end())
        if end < 0:
            raise Unreadable(block.line_at(found.end()), _("The name that begins with :: has no :: at its end."))
        title, start = words(text[found.end() : end]), end + 2
    opening, closing = _braces(block, start)
    head, is_html = take_marker(text[start:opening])
    tail = text[closing + 1 :]
    if has_picture(text):
        raise Unreadable(_line_of_text(block, start), _("Pictures are not taken over: add them in the bank."))
    asked = f"{head} {GAP} {tail.strip()}" if tail.strip() else head
    body, _sign, feedback = text[opening + 1 : closing].partition(FOR_ALL)
    asked = " ".join(asked.split()) if not is_html and tail.strip() else asked
    return Stem(
        line=_line_of_text(block, start),
        title=meant(title),
        text=words(asked, is_html),
        is_html=is_html,
        body=body,
        body_line=block.line_at(opening + 1),
        feedback=words(*take_marker(feedback, is_html)),
    )


def _braces(block: Block, start: int) -> tuple[int, int]:
    text = block.text
    opening, closing = text.find("{", start), text.find("}", start)
    if opening < 0 and closing < 0:
        raise Unreadable(
            _line_of_text(block, start),
            _("There is no answer in braces { }. A description without a question cannot be taken."),
        )
    if opening < 0 or -1 < closing < opening:
        raise Unreadable(
            block.line_at(closing), _("A brace } closes what no brace { has opened. Write \\} for the sign.")
        )
    if closing < 0:
        raise Unreadable(block.line_at(opening), _("The brace { is not closed before the next empty line."))
    for sign in "{}":
        if (more := text.find(sign, opening + 1)) not in (-1, closing):
            raise Unreadable(
                block.line_at(more), _("A second brace %(sign)s: a question has one pair.") % {"sign": sign}
            )
        if sign == "}" and (more := text.find(sign, closing + 1)) >= 0:
            raise Unreadable(
                block.line_at(more), _("A second brace %(sign)s: a question has one pair.") % {"sign": sign}
            )
    return opening, closing


def _line_of_text(block: Block, start: int) -> int:
    """The line of the first word."""
    rest = block.text[start:]
    return block.line_at(start + len(rest) - len(rest.lstrip()))
