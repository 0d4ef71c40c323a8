"""Which inputs a form has, given the kind and how many rows were asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from courses.questions import KINDS, AuthorField, AuthorQuestions, AuthorRows

PREFIX = "spec"
MAX_ROWS = 60
MAX_QUESTIONS = 20
COMMON = ("text", "feedback", "section")
INNER = ("id", "points", *COMMON)
"""What a question inside a question has beside the fields of its kind."""


@dataclass(frozen=True)
class FieldPlan:
    """One input."""

    name: str
    field: AuthorField


@dataclass(frozen=True)
class RowsPlan:
    name: str
    part: AuthorRows
    rows: tuple[tuple[FieldPlan, ...], ...]

    def row_name(self, position: int) -> str:
        return f"{self.name}-{position}"


@dataclass(frozen=True)
class QuestionPlan:
    """A question inside a question."""

    name: str
    plan: "Plan"


@dataclass(frozen=True)
class QuestionsPlan:
    name: str
    part: AuthorQuestions
    questions: tuple[QuestionPlan, ...]


@dataclass(frozen=True)
class Plan:
    kind: str
    parts: tuple[FieldPlan | RowsPlan | QuestionsPlan, ...]

    def find(self, name: str) -> FieldPlan | RowsPlan | QuestionsPlan | None:
        """The part that holds the field ``name`` of the author's data."""
        return next((part for part in self.parts if _data_name(part) == name), None)


def _data_name(part: FieldPlan | RowsPlan | QuestionsPlan) -> str:
    return part.field.name if isinstance(part, FieldPlan) else part.part.name


def make_plan(kind: str, values: Mapping[str, Any], prefix: str = PREFIX) -> Plan:
    """``values``: what was posted, or the flat initial values: they say how many rows there are."""
    return Plan(kind, tuple(_part(part, values, prefix) for part in KINDS[kind].author_fields))


def _part(
    part: AuthorField | AuthorRows | AuthorQuestions, values: Mapping[str, Any], prefix: str
) -> FieldPlan | RowsPlan | QuestionsPlan:
    name = f"{prefix}-{part.name}"
    if isinstance(part, AuthorField):
        return FieldPlan(name, part)
    if isinstance(part, AuthorRows):
        count = count_of(values, name, part.room, MAX_ROWS)
        return RowsPlan(name, part, tuple(_row(part, f"{name}-{position}") for position in range(count)))
    return QuestionsPlan(name, part, tuple(_questions(values, name)))


def _row(part: AuthorRows, prefix: str) -> tuple[FieldPlan, ...]:
    return tuple(FieldPlan(f"{prefix}-{column.name}", column) for column in part.columns)


def _questions(values: Mapping[str, Any], name: str) -> Iterator[QuestionPlan]:
    for position in range(count_of(values, name, 0, MAX_QUESTIONS)):
        prefix = f"{name}-{position}"
        kind = str(values.get(f"{prefix}-kind", ""))
        if kind in inner_kinds():
            yield QuestionPlan(prefix, make_plan(kind, values, prefix))


def inner_kinds() -> list[str]:
    """What may stand inside a question: every kind that has no questions inside itself."""
    return [
        name
        for name, kind in sorted(KINDS.items())
        if not any(isinstance(part, AuthorQuestions) for part in kind.author_fields)
    ]


def count_of(values: Mapping[str, Any], name: str, initial: int, most: int) -> int:
    """Never more than ``most``, whatever was posted."""
    written = str(values.get(f"{name}-rows", ""))
    if not (written.isascii() and written.isdigit() and len(written) < 4):
        return initial
    return min(int(written), most)
