"""What stands between the braces, as replies: "= right ~ wrong", with weights and feedback."""

import re
from collections.abc import Iterator
from fractions import Fraction

from django.utils.translation import gettext as _

from .marks import take_marker, words
from .records import Reply, Stem, Unreadable

_WEIGHT = re.compile(r"\s*%(-?[0-9]{1,3}(?:\.[0-9]{1,7})?)%")
_SIGN = re.compile(r"[=~]")


def replies_of(stem: Stem, *, weighted: bool = True) -> list[Reply]:
    """Raises Unreadable for words before the first sign."""
    signs = list(_SIGN.finditer(stem.body))
    before = stem.body[: signs[0].start()] if signs else stem.body
    if before.strip():
        raise Unreadable(
            _line(stem, len(before) - len(before.lstrip())), _("An answer begins with = (right) or ~ (wrong).")
        )
    return list(_replies(stem, [found.start() for found in signs], weighted))


def _replies(stem: Stem, starts: list[int], weighted: bool) -> Iterator[Reply]:
    for start, end in zip(starts, [*starts[1:], len(stem.body)], strict=True):
        inside = stem.body[start + 1 : end]
        found = _WEIGHT.match(inside) if weighted else None
        text, _sharp, feedback = inside[found.end() if found else 0 :].partition("#")
        yield Reply(
            sign=stem.body[start],
            weight=Fraction(found[1]) if found else None,
            text=words(*take_marker(text, stem.is_html)),
            feedback=words(*take_marker(feedback, stem.is_html)),
            line=_line(stem, start),
        )


def _line(stem: Stem, position: int) -> int:
    return stem.body_line + stem.body.count("\n", 0, position)
