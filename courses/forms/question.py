"""A question of the bank as an editor writes it: its place in the bank, its words, its options."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from courses.models import Question
from courses.questions import KINDS, Spec, SpecError, kind
from courses.services.questions import publish_version, save_draft

ROWS = 8
"""Options the form has room for; an empty row is no option."""

WORDS = ("text", "feedback", "section")
PARTS = ("text", "correct", "feedback")


class QuestionForm(WagtailAdminModelForm):
    """Saving adds a version (courses.services.questions) and never changes one."""

    kind = forms.ChoiceField(label=_("Kind"), choices=[(name, found.label) for name, found in sorted(KINDS.items())])
    text = forms.CharField(label=_("Question"), widget=forms.Textarea(attrs={"rows": 3}))
    feedback = forms.CharField(
        label=_("Why so"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One or two sentences shown with the result, for every answer."),
    )
    section = forms.CharField(
        label=_("Place in the handbook"),
        required=False,
        help_text=_("Slug of a lesson and anchor of a heading: art-16b-krok-po-kroku#siedem"),
    )

    class Meta:
        model = Question
        fields = ["key", "competence", "difficulty", "status"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in range(ROWS):
            for name, field in _option_fields(row):
                self.fields[name] = field
        if self.instance.current_version:
            self.initial = {**_initial(self.instance), **self.initial}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        try:
            self.spec = kind(cleaned.get("kind", "")).from_data(self._data(cleaned))
        except SpecError as error:
            for problem in error.problems:
                self._add_problem(problem.field, problem.message)
        except LookupError:
            pass  # the field "kind" has said it already
        return cleaned

    def save(self, commit: bool = True) -> Question:
        """The question and, in the same transaction as the view's, its version."""
        question = super().save(commit=False)
        is_published = question.status == Question.Status.PUBLISHED
        question.status = Question.Status.DRAFT  # the version below decides; a question without one is never drawn
        question.save()
        keep = publish_version if is_published else save_draft
        keep(question=question, kind=self.cleaned_data["kind"], spec=self.spec)
        return question

    spec: Spec

    @property
    def rows(self) -> Iterator[list[BoundField]]:
        """The fields of each option, for the template."""
        for row in range(ROWS):
            yield [self[f"option_{row}_{part}"] for part in PARTS]

    @property
    def other_fields(self) -> list[BoundField]:
        return [field for field in self.visible_fields() if not field.name.startswith("option_")]

    def _data(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        rows = [{part: cleaned.get(f"option_{row}_{part}") for part in PARTS} for row in range(ROWS)]
        return {**{name: cleaned.get(name) for name in WORDS}, "options": [row for row in rows if any(row.values())]}

    def _add_problem(self, field: str, message: str) -> None:
        if field in self.errors:
            return
        self.add_error(field if field in self.fields else None, ValidationError(message))


def _option_fields(row: int) -> list[tuple[str, forms.Field]]:
    number = {"number": row + 1}
    text = forms.CharField(label=_("Option %(number)d") % number, required=False)
    correct = forms.BooleanField(label=_("Correct"), required=False)
    feedback = forms.CharField(label=_("What to say to those who choose it"), required=False)
    return [(f"option_{row}_{part}", field) for part, field in zip(PARTS, (text, correct, feedback), strict=True)]


def _initial(question: Question) -> dict[str, Any]:
    version = question.current_version
    spec = version.read_spec()
    values: dict[str, Any] = {"kind": version.kind, **{name: getattr(spec, name) for name in WORDS}}
    for row, option in enumerate(spec.options):
        values |= {f"option_{row}_{part}": getattr(option, part) for part in PARTS}
    return values
