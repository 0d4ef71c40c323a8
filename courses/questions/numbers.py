"""Numbers as people type them and as Polish writes them. Exact: fractions, never floats."""

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from . import inflection

LONGEST = 200
"""Characters; nothing longer is read as a number."""

_MINUS = dict.fromkeys(map(ord, "−–—‐‑‒﹣－"), "-")
_DIGITS = (
    r"[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?"  # 12 345,5
    r"|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+"  # 12.345,5
    r"|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+"  # 12,345.5
    r"|[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+"  # 12345,5 and ,5
)
_NUMBER = re.compile(rf"([+-]?) ?({_DIGITS}) ?(.*)")
_OR_SO = re.compile(r"±|\+/?-")
_PERCENT = frozenset({"%", "proc", "procent", "procenta", "procentów"})


def read_number(text: str, unit: str = "") -> Fraction | None:
    """The number somebody typed; None where there is no telling which.

    Comma or point; spaces of any kind between thousands; any minus; after the number nothing, the unit in any
    inflection, or a percent where the question has no unit of its own. "1 2" and "1.234.567" are no numbers.
    """
    found = _NUMBER.fullmatch(" ".join(text.split()).translate(_MINUS)) if len(text) <= LONGEST else None
    if found is None or not _is_unit(found[3], unit):
        return None
    return Fraction(found[1] + _with_a_point(found[2]))


def write_number(value: Fraction) -> str:
    """'12 345,5', '−3', '1234'."""
    whole, _, decimals = write_plain(abs(value)).partition(".")
    if len(whole) > 4:
        whole = f"{int(whole):,}".replace(",", " ")
    return ("−" if value < 0 else "") + (f"{whole},{decimals}" if decimals else whole)


def write_plain(value: Fraction) -> str:
    """'12345.5': as it is stored. ``value`` is a decimal fraction: one that was read, or a sum of such."""
    with localcontext(prec=5 * LONGEST):
        return format(Decimal(value.numerator) / Decimal(value.denominator), "f")


@dataclass(frozen=True)
class Target:
    """A number that is right, and how far from it is right still; the boundary belongs to it."""

    value: Fraction
    tolerance: Fraction = Fraction(0)

    def accepts(self, number: Fraction | None) -> bool:
        return number is not None and abs(number - self.value) <= self.tolerance

    def __str__(self) -> str:
        words = write_number(self.value)
        return f"{words} (±{write_number(self.tolerance)})" if self.tolerance else words


def read_target(text: str) -> Target | None:
    """Of '40' or '40±0,5' (also '40+-0,5'); None where it is no such thing."""
    value, *rest = [read_number(part) for part in _OR_SO.split(text)] or [None]
    tolerance = rest[0] if rest else Fraction(0)
    if value is None or tolerance is None or tolerance < 0 or len(rest) > 1:
        return None
    return Target(value, tolerance)


def _with_a_point(digits: str) -> str:
    plain = digits.replace(" ", "")
    if "." in plain and "," in plain:
        plain = plain.replace(min(".,", key=plain.index), "")
    return plain.replace(",", ".")


def _is_unit(rest: str, unit: str) -> bool:
    typed, wanted = _bare(rest), _bare(unit)
    if typed in {"", wanted}:
        return True
    if wanted in {"", *_PERCENT}:
        return typed in _PERCENT
    return inflection.is_same(unit, rest)


def _bare(unit: str) -> str:
    return re.sub(r"[\s.]", "", unit.casefold())
