"""What a written value means: text, whole number, yes or no, day."""

import re
from datetime import date

from .nodes import Node, Scalar


class Unreadable(Exception):  # noqa: N818 – a sentence for the writer of the text
    """The value is not of the kind asked for; the argument says what was expected."""


def _scalar(node: Node) -> str:
    if not isinstance(node, Scalar):
        raise Unreadable("a single value is expected here")
    return node.text.strip()


def read_str(node: Node) -> str:
    return _scalar(node)


def read_int(node: Node) -> int:
    text = _scalar(node)
    if not re.fullmatch(r"-?[0-9]{1,9}", text):
        raise Unreadable(f"a whole number is expected, not “{text}”")
    return int(text)


def read_bool(node: Node) -> bool:
    text = _scalar(node)
    if text not in {"true", "false"}:
        raise Unreadable(f"true or false is expected, not “{text}”")
    return text == "true"


def read_date(node: Node) -> date:
    text = _scalar(node)
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise Unreadable(f"a date as YYYY-MM-DD is expected, not “{text}”")
