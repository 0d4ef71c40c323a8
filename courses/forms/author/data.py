"""Author's data as the values of inputs, and back."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from string import ascii_lowercase
from typing import Any

from courses.questions import KINDS, AuthorField, AuthorRows

from .plan import INNER, PREFIX, FieldPlan, Plan, QuestionPlan, QuestionsPlan, RowsPlan

SPARE = 1
"""Empty rows below those that are filled, at least."""


def flatten(kind: str, data: Mapping[str, Any], prefix: str = PREFIX) -> dict[str, Any]:
    """What the inputs hold at first."""
    values: dict[str, Any] = {}
    for part in KINDS[kind].author_fields:
        name, value = f"{prefix}-{part.name}", data.get(part.name)
        if isinstance(part, AuthorField):
            values[name] = part.initial if value is None else value
        elif isinstance(part, AuthorRows):
            values |= _flat_rows(part, value or [], name)
        else:
            values |= _flat_questions(value or [], name)
    return values


def _flat_rows(part: AuthorRows, rows: Sequence[Mapping[str, Any]], name: str) -> dict[str, Any]:
    count = max(part.room, len(rows) + SPARE)
    values: dict[str, Any] = {f"{name}-rows": count}
    for position in range(count):
        row = rows[position] if position < len(rows) else {}
        values[f"{name}-{position}-id"] = row.get("id", "")
        for column in part.columns:
            values[f"{name}-{position}-{column.name}"] = row.get(column.name, column.initial)
    return values


def _flat_questions(rows: Sequence[Mapping[str, Any]], name: str) -> dict[str, Any]:
    values: dict[str, Any] = {f"{name}-rows": len(rows)}
    for position, row in enumerate(rows):
        prefix = f"{name}-{position}"
        values |= {f"{prefix}-{word}": row.get(word, "") for word in ("kind", *INNER)}
        values |= flatten(row["kind"], row, prefix)
    return values


def collect(plan: Plan, cleaned: Mapping[str, Any]) -> dict[str, Any]:
    """The author's data: what `Kind.from_data` reads."""
    data = {_name(part): _value(part, cleaned) for part in plan.parts}
    _give_ids([row for part in plan.parts if isinstance(part, RowsPlan) for row in data[part.part.name]])
    return data


def _name(part: FieldPlan | RowsPlan | QuestionsPlan) -> str:
    return part.field.name if isinstance(part, FieldPlan) else part.part.name


def _value(part: FieldPlan | RowsPlan | QuestionsPlan, cleaned: Mapping[str, Any]) -> Any:
    if isinstance(part, FieldPlan):
        return cleaned.get(part.name)
    if isinstance(part, RowsPlan):
        return list(_rows(part, cleaned))
    rows = [_question(question, cleaned) for question in part.questions if not cleaned.get(f"{question.name}-gone")]
    _give_ids(rows)
    return rows


def _rows(part: RowsPlan, cleaned: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for position, columns in enumerate(part.rows):
        row = {column.field.name: cleaned.get(column.name) for column in columns}
        if any(row[column.field.name] not in (None, "", False, column.field.initial) for column in columns):
            yield {"id": cleaned.get(f"{part.row_name(position)}-id") or "", **row}


def _question(question: QuestionPlan, cleaned: Mapping[str, Any]) -> dict[str, Any]:
    words = {word: cleaned.get(f"{question.name}-{word}") for word in INNER}
    return {**words, "kind": question.plan.kind, **collect(question.plan, cleaned)}


def _give_ids(rows: list[dict[str, Any]]) -> None:
    """A row added to those that have ids gets one nobody has: the kind would count places, and hit a row that stayed.

    Where no row has an id yet, the kind gives them all.
    """
    used = {row["id"] for row in rows if row["id"]}
    fresh = (id for id in chain(ascii_lowercase, map("n{}".format, range(1, 1000))) if id not in used)
    for row in rows:
        if not row["id"]:
            row["id"] = next(fresh) if used else ""
        if not row["id"]:
            del row["id"]
