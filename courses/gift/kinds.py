"""A question of GIFT as the author's data of one of our kinds. What we would lose is refused, never dropped."""

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from .choices import choice_data
from .marks import words
from .records import Reply, Stem, Unreadable
from .replies import replies_of

Data = dict[str, Any]
ARROW = "->"
_TRUE = re.compile(r"\s*(T|TRUE|F|FALSE)\s*(?:#|$)", re.IGNORECASE)
_NUMBER = r"(-?[0-9]{1,15}(?:[.,][0-9]{1,10})?)"
_AROUND = re.compile(rf"{_NUMBER}(?:\s*:\s*{_NUMBER})?")
_BETWEEN = re.compile(rf"{_NUMBER}\s*\.\.\s*{_NUMBER}")


def data_of(stem: Stem) -> tuple[str, Data]:
    """Name of the kind and its data, without what all questions have. Raises Unreadable."""
    return _reader(stem.body)(stem)


def _reader(body: str) -> Callable[[Stem], tuple[str, Data]]:
    """In the order in which Moodle asks."""
    if not body.strip():
        return _essay
    if body.lstrip().startswith("#"):
        return _numeric
    if _TRUE.match(body):
        return _true_false
    if "~" in body:
        return choice_data
    return _matching if ARROW in body else _short_text


def _essay(stem: Stem) -> tuple[str, Data]:
    """GIFT has no criteria: one stands there for the editor to put right before publication."""
    levels = (_("missing or beside the point"), _("touches the point"), _("right, with gaps"), _("right and complete"))
    criterion = {"name": _("The whole answer"), **{f"level{points}": words for points, words in enumerate(levels)}}
    return "open_answer", {"criteria": [criterion]}


def _true_false(stem: Stem) -> tuple[str, Data]:
    """The first feedback is for those who answer wrongly, the second for the others."""
    answer, *feedback = stem.body.split("#")
    if len(feedback) > 2:
        raise Unreadable(stem.body_line, _("True or false takes two comments at most: for wrong, then for right."))
    wrong, right = (words(text, stem.is_html) for text in [*feedback, "", ""][:2])
    if answer.strip().upper().startswith("T"):
        return "true_false", {"answer": "true", "feedback_true": right, "feedback_false": wrong}
    return "true_false", {"answer": "false", "feedback_true": wrong, "feedback_false": right}


def _matching(stem: Stem) -> tuple[str, Data]:
    replies = replies_of(stem, weighted=False)
    for reply in replies:
        _refuse_feedback(reply)
        if ARROW not in reply.text:
            raise Unreadable(reply.line, _("Write a pair as: = left -> right."))
    sides = [tuple(side.strip() for side in reply.text.split(ARROW, 1)) for reply in replies]
    pairs = [{"left": left, "right": right} for left, right in sides if left]
    return "matching", {"pairs": pairs, "distractors": [{"text": right} for left, right in sides if not left]}


def _short_text(stem: Stem) -> tuple[str, Data]:
    replies = replies_of(stem)
    for reply in replies:
        if reply.weight not in (None, 0, 100):
            raise Unreadable(reply.line, _("A short answer is right or wrong, never in part."))
        if "*" in reply.text:
            raise Unreadable(reply.line, _("The star * for “anything” is not taken: write the answers out."))
        if reply.weight != 0:
            _refuse_feedback(reply)
    accepted = [{"text": reply.text} for reply in replies if reply.weight != 0]
    mistakes = [{"text": reply.text, "feedback": reply.feedback} for reply in replies if reply.weight == 0]
    return "short_text", {"accepted": accepted, "mistakes": mistakes}


def _numeric(stem: Stem) -> tuple[str, Data]:
    body = stem.body.lstrip()[1:]
    replies = replies_of(_with_body(stem, body)) if "=" in body or "~" in body else [_whole(stem, body)]
    if len(replies) != 1 or replies[0].weight not in (None, 100):
        raise Unreadable(
            replies[-1].line, _("A number has one right value with a tolerance; parts of points are not taken.")
        )
    (reply,) = replies
    _refuse_feedback(reply)
    return "numeric", _number(reply)


def _whole(stem: Stem, body: str) -> Reply:
    text, _sharp, feedback = body.partition("#")
    return Reply("=", None, words(text), words(feedback), stem.body_line)


def _with_body(stem: Stem, body: str) -> Stem:
    skipped = stem.body[: len(stem.body) - len(body)].count("\n")
    return Stem(stem.line, stem.title, stem.text, stem.is_html, body, stem.body_line + skipped, stem.feedback)


def _number(reply: Reply) -> Data:
    if found := _BETWEEN.fullmatch(reply.text):
        least, most = (Fraction(_plain(number)) for number in found.groups())
        if least > most:
            raise Unreadable(reply.line, _("The range begins with the smaller number."))
        return {"value": _decimal((least + most) / 2), "tolerance": _decimal((most - least) / 2)}
    if found := _AROUND.fullmatch(reply.text):
        return {"value": _plain(found[1]), "tolerance": _plain(found[2] or "0")}
    raise Unreadable(reply.line, _("Write the number as 3.5, 3.5:0.1 (with a tolerance) or 3..4 (a range)."))


def _plain(number: str) -> str:
    return number.replace(",", ".")


def _decimal(number: Fraction) -> str:
    """Exact: halves of decimal fractions are decimal fractions."""
    return format((Decimal(number.numerator) / Decimal(number.denominator)).normalize(), "f")


def _refuse_feedback(reply: Reply) -> None:
    if reply.feedback:
        raise Unreadable(
            reply.line, _("There is no place for a comment to this answer. Move it to the comment for all: #### …")
        )
