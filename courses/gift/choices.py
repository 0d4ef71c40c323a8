"""Single and multiple choice of GIFT: signs and weights into our two kinds."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from .records import Reply, Stem, Unreadable
from .replies import replies_of

CLOSE = Fraction(1, 2)
"""Percent: 33.33333 is meant as a third."""

FINE = Decimal("0.0001")


def choice_data(stem: Stem) -> tuple[str, dict[str, Any]]:
    """With a sign "=" one option is right; without, the weights say which ones are. Raises Unreadable."""
    replies = replies_of(stem)
    return _single(replies) if any(reply.sign == "=" for reply in replies) else _multiple(replies)


def _single(replies: list[Reply]) -> tuple[str, dict[str, Any]]:
    right = [reply for reply in replies if reply.sign == "="]
    if len(right) > 1:
        raise Unreadable(right[1].line, _("A second right answer with =. Give weights to all with ~%50% instead."))
    for reply in replies:
        if reply.weight not in ((None, 100) if reply.sign == "=" else (None, 0)):
            message = _("The weight %(weight)s%% cannot be kept: where one answer is right, the others earn nothing.")
            raise Unreadable(reply.line, message % {"weight": _percent(reply.weight)})
    return "single_choice", {"options": [_option(reply, reply.sign == "=") for reply in replies]}


def _multiple(replies: list[Reply]) -> tuple[str, dict[str, Any]]:
    right = [reply for reply in replies if (reply.weight or 0) > 0]
    wrong = [reply for reply in replies if (reply.weight or 0) <= 0]
    if not right:
        raise Unreadable(replies[0].line, _("No answer is right: mark one with =, or several with weights like ~%50%."))
    share = Fraction(100, len(right))
    for reply in right:
        if abs((reply.weight or 0) - share) > CLOSE:
            message = _(
                "The weight %(weight)s%% cannot be kept: each of the %(count)s right answers earns %(share)s%%."
            )
            values = {"weight": _percent(reply.weight), "count": len(right), "share": _percent(share)}
            raise Unreadable(reply.line, message % values)
    options = [_option(reply, reply in right) for reply in replies]
    return "multiple_choice", {"options": options, "penalty": _penalty(wrong, share)}


def _penalty(wrong: list[Reply], share: Fraction) -> str:
    """What part of one right choice a wrong one takes back: the same for all."""
    for reply in wrong:
        if not reply.weight:
            message = _(
                "Give this wrong answer a weight below zero, for example ~%%-%(share)s%%:"
                " without one, marking everything would win."
            )
            raise Unreadable(reply.line, message % {"share": _percent(share)})
        if -reply.weight > share + CLOSE:
            message = _("A wrong answer takes back at most what a right one earns: %%-%(share)s%%.")
            raise Unreadable(reply.line, message % {"share": _percent(share)})
        if abs(reply.weight - (wrong[0].weight or 0)) > CLOSE:
            raise Unreadable(reply.line, _("Wrong answers take back the same: give them one weight."))
    if not wrong:
        return "1"
    part = min(Fraction(1), -(wrong[0].weight or Fraction(0)) / share)
    return format((Decimal(part.numerator) / Decimal(part.denominator)).quantize(FINE).normalize(), "f")


def _option(reply: Reply, correct: bool) -> dict[str, Any]:
    return {"text": reply.text, "correct": correct, "feedback": reply.feedback}


def _percent(weight: Fraction | None) -> str:
    return f"{float(weight or 0):.5f}".rstrip("0").rstrip(".")
