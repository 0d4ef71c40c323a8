"""What an audit gives back. Plain values."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """``number``: of the certificate, or whatever else the finding is about."""

    number: str
    text: str

    def __str__(self) -> str:
        return f"{self.number}: {self.text}"


Problems = Iterator[Problem]


@dataclass(slots=True)
class Tally:
    """How many of a kind were looked at; grows while problems are read."""

    subject: str
    checked: int = 0
    problems: int = 0
