"""Form fields of a plan. None is required of the browser: the kind says what is missing, in its own words."""

from collections.abc import Callable, Iterator

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.questions import AuthorField

from .plan import FieldPlan, Plan, QuestionPlan, RowsPlan

Named = Iterator[tuple[str, forms.Field]]


def inputs_of(plan: Plan) -> Named:
    for part in plan.parts:
        if isinstance(part, FieldPlan):
            yield part.name, _input(part.field)
            continue
        yield f"{part.name}-rows", hidden()
        if isinstance(part, RowsPlan):
            yield from _of_rows(part)
        else:
            for question in part.questions:
                yield from _of_question(question)


def _of_rows(part: RowsPlan) -> Named:
    for position, columns in enumerate(part.rows):
        yield f"{part.row_name(position)}-id", hidden()
        yield from ((column.name, _input(column.field)) for column in columns)


def _of_question(question: QuestionPlan) -> Named:
    name = question.name
    for word in ("id", "kind", "section"):
        yield f"{name}-{word}", hidden()
    yield f"{name}-gone", forms.BooleanField(label=_("Take this question out"), required=False)
    yield f"{name}-text", _text(AuthorField("text", _("Question")))
    yield from inputs_of(question.plan)
    yield (
        f"{name}-points",
        _number(AuthorField("points", _("Points"), help=_("Weight among the questions; 1 if empty."))),
    )
    yield f"{name}-feedback", _text(AuthorField("feedback", _("Why so")))


def hidden() -> forms.Field:
    return forms.CharField(required=False, widget=forms.HiddenInput)


def _line(field: AuthorField) -> forms.Field:
    return forms.CharField(label=field.label, help_text=field.help, required=False)


def _number(field: AuthorField) -> forms.Field:
    """Text: a number may be written with a comma, and the kind reads it."""
    widget = forms.TextInput(attrs={"inputmode": "decimal"})
    return forms.CharField(label=field.label, help_text=field.help, required=False, widget=widget)


def _text(field: AuthorField) -> forms.Field:
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=field.label, help_text=field.help, required=False, widget=widget)


def _flag(field: AuthorField) -> forms.Field:
    return forms.BooleanField(label=field.label, help_text=field.help, required=False)


def _choice(field: AuthorField) -> forms.Field:
    blank = [] if field.initial else [("", "–")]
    choices = [*blank, *field.choices]
    return forms.ChoiceField(label=field.label, help_text=field.help, required=False, choices=choices)


MAKERS: dict[str, Callable[[AuthorField], forms.Field]] = {
    "line": _line,
    "text": _text,
    "number": _number,
    "flag": _flag,
    "choice": _choice,
}


def _input(field: AuthorField) -> forms.Field:
    return MAKERS[field.input](field)
