"""Questions as GIFT. What the format cannot say is written as a comment, so that nothing is lost unseen."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from .kinds import ARROW
from .marks import UNWELCOME, escape

Data = Mapping[str, Any]
FINEST = -4
"""Decimal places of a penalty that weights can carry."""


class Inexpressible(ValueError):  # noqa: N818  (domain errors are named for what happened)
    """GIFT has no words for this question; the argument says for what of it."""


@dataclass(frozen=True)
class Entry:
    """A question to write: `data` is stored JSON of `kind`, `category` the code of its competence."""

    key: str
    kind: str
    data: Data
    category: str = ""


def write_gift(entries: Iterable[Entry]) -> str:
    parts, category = [], ""
    for entry in entries:
        if entry.category != category:
            category = entry.category
            parts.append(f"$CATEGORY: {category}")
        parts.append(_written(entry))
    return "\n\n".join(parts) + "\n"


def _written(entry: Entry) -> str:
    try:
        return "\n".join(_lines(entry))
    except Inexpressible as error:
        reason = _("%(key)s (%(kind)s) is not here: %(why)s") % {"key": entry.key, "kind": entry.kind, "why": error}
        return f"// {reason}"


def _lines(entry: Entry) -> Iterator[str]:
    data = entry.data
    if entry.kind not in WRITERS:
        raise Inexpressible(_("GIFT has no such kind."))
    _check(data)
    if section := data.get("section"):
        yield f"// [section:{section}]"
    body = list(WRITERS[entry.kind](data))
    feedback = [f"\t####{_marked(data['feedback'])}"] if data.get("feedback") else []
    yield f"::{escape(entry.key)}::[plain]{escape(data['text'])} {{"
    yield from (f"\t{line}" for line in body)
    yield from feedback
    yield "}"


def _check(value: Any) -> None:
    """Characters that would not come back."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            _check(item)
    elif isinstance(value, str) and UNWELCOME.search(value):
        raise Inexpressible(_("It holds a character that cannot be printed."))


def _marked(text: str) -> str:
    """A text that begins like a marker of format gets one, which keeps it as it is."""
    return ("[plain]" if text.startswith("[") else "") + escape(text)


def _reply(start: str, row: Data) -> str:
    feedback = f" #{_marked(row['feedback'])}" if row.get("feedback") else ""
    return f"{start}{_marked(row['text'])}{feedback}"


def _single(data: Data) -> Iterator[str]:
    for row in data["options"]:
        yield _reply("=%100%" if row["correct"] else "~%0%", row)


def _multiple(data: Data) -> Iterator[str]:
    penalty = Decimal(str(data.get("penalty", 1)))
    if data.get("scoring", "share") != "share":
        raise Inexpressible(_("GIFT cannot say “all or nothing”."))
    if int(penalty.normalize().as_tuple().exponent) < FINEST:
        raise Inexpressible(_("The penalty has too many decimal places."))
    share = Decimal(100) / sum(row["correct"] for row in data["options"])
    for row in data["options"]:
        yield _reply(f"~%{_percent(share if row['correct'] else -share * penalty)}%", row)


def _percent(weight: Decimal) -> str:
    return format(weight.quantize(Decimal("0.00001")), "f").rstrip("0").rstrip(".")


def _true_false(data: Data) -> Iterator[str]:
    other = "false" if data["answer"] == "true" else "true"
    wrong, right = data[f"feedback_{other}"], data[f"feedback_{data['answer']}"]
    if any(text.startswith("#") for text in (wrong, right)):
        raise Inexpressible(_("A comment that begins with #."))
    feedback = f"#{escape(wrong)}#{escape(right)}" if wrong or right else ""
    yield f"{data['answer'].upper()}{feedback}"


def _matching(data: Data) -> Iterator[str]:
    for row in data["pairs"]:
        if row.get("feedback"):
            raise Inexpressible(_("GIFT has no comments to pairs."))
        if ARROW in row["left"]:
            raise Inexpressible(_("The left side holds an arrow ->."))
        yield f"={_marked(row['left'])} -> {escape(row['right'])}"
    yield from (f"= -> {escape(row['text'])}" for row in data["distractors"])


def _short_text(data: Data) -> Iterator[str]:
    texts = [*data["accepted"], *data["mistakes"]]
    if any(ARROW in value for row in texts for value in row.values()):
        raise Inexpressible(_("An answer holds an arrow ->."))
    if any("*" in row["text"] for row in texts):
        raise Inexpressible(_("An answer holds a star *."))
    if data["slips"] != 1:
        raise Inexpressible(_("GIFT cannot say how many slips are forgiven."))
    yield from (_reply("=%100%", row) for row in data["accepted"])
    yield from (_reply("=%0%", row) for row in data["mistakes"])


def _numeric(data: Data) -> Iterator[str]:
    if data["unit"]:
        raise Inexpressible(_("GIFT has no units."))
    if data["tolerance_kind"] != "absolute":
        raise Inexpressible(_("GIFT has no tolerance in percent."))
    yield f"#{data['value']}:{data['tolerance']}"


WRITERS: dict[str, Callable[[Data], Iterator[str]]] = {
    "single_choice": _single,
    "multiple_choice": _multiple,
    "true_false": _true_false,
    "matching": _matching,
    "short_text": _short_text,
    "numeric": _numeric,
}
