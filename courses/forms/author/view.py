"""A plan with the inputs of a form, for the templates: each part names the template that shows it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.forms import BaseForm
from django.forms.boundfield import BoundField

from courses.questions import KINDS

from .plan import FieldPlan, Plan, QuestionPlan, QuestionsPlan, RowsPlan, inner_kinds


@dataclass(frozen=True)
class ShownField:
    input: BoundField
    template: str = "courses/bank/parts/field.html"


@dataclass(frozen=True)
class ShownRow:
    number: int
    id: BoundField
    inputs: list[BoundField]


@dataclass(frozen=True)
class ShownRows:
    """`count` is the hidden input that says how many rows there are; mistakes of the whole list stand at it."""

    name: str
    label: Any
    help: Any
    count: BoundField
    rows: list[ShownRow]
    template: str = "courses/bank/parts/rows.html"


@dataclass(frozen=True)
class ShownQuestion:
    number: int
    label: Any
    hidden: list[BoundField]
    text: BoundField
    closing: list[BoundField]
    parts: list[Any]


@dataclass(frozen=True)
class ShownQuestions:
    name: str
    label: Any
    help: Any
    count: BoundField
    questions: list[ShownQuestion]
    kinds: list[Any] = field(default_factory=lambda: [KINDS[name] for name in inner_kinds()])
    template: str = "courses/bank/parts/questions.html"


Shown = ShownField | ShownRows | ShownQuestions


def show(plan: Plan, form: BaseForm) -> list[Shown]:
    return list(_parts(plan, form))


def _parts(plan: Plan, form: BaseForm) -> Iterator[Shown]:
    for part in plan.parts:
        if isinstance(part, FieldPlan):
            yield ShownField(form[part.name])
        elif isinstance(part, RowsPlan):
            yield _rows(part, form)
        else:
            yield _questions(part, form)


def _rows(part: RowsPlan, form: BaseForm) -> ShownRows:
    rows = [
        ShownRow(position + 1, form[f"{part.row_name(position)}-id"], [form[column.name] for column in columns])
        for position, columns in enumerate(part.rows)
    ]
    return ShownRows(part.name, part.part.label, part.part.help, form[f"{part.name}-rows"], rows)


def _questions(part: QuestionsPlan, form: BaseForm) -> ShownQuestions:
    shown = [_question(number, question, form) for number, question in enumerate(part.questions, start=1)]
    return ShownQuestions(part.name, part.part.label, part.part.help, form[f"{part.name}-rows"], shown)


def _question(number: int, question: QuestionPlan, form: BaseForm) -> ShownQuestion:
    name = question.name
    return ShownQuestion(
        number=number,
        label=KINDS[question.plan.kind].label,
        hidden=[form[f"{name}-{word}"] for word in ("id", "kind", "section")],
        text=form[f"{name}-text"],
        closing=[form[f"{name}-{word}"] for word in ("feedback", "points", "gone")],
        parts=show(question.plan, form),
    )
