"""The questions of one call, made by its editor with Wagtail's form fields."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.forms import FormBuilder

from recruitment.forms.base import PartForm
from recruitment.models import Application, CallQuestion

LONGEST = 4000


class DayInput(forms.DateInput):
    input_type = "date"


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"


class QuestionBuilder(FormBuilder):
    """Wagtail's, with controls that everybody can use: no list of several choices, nothing chosen in advance."""

    def create_multiline_field(self, field: CallQuestion, options: dict[str, Any]) -> forms.Field:
        widget = forms.Textarea(attrs={"rows": 5})
        return forms.CharField(**{**options, "widget": widget, "max_length": LONGEST})

    def create_dropdown_field(self, field: CallQuestion, options: dict[str, Any]) -> forms.Field:
        choices = [("", _("Choose")), *self.get_formatted_field_choices(field)]
        return forms.ChoiceField(**{**options, "choices": choices})

    def create_multiselect_field(self, field: CallQuestion, options: dict[str, Any]) -> forms.Field:
        return super().create_checkboxes_field(field, options)  # type: ignore[no-any-return]

    def create_date_field(self, field: CallQuestion, options: dict[str, Any]) -> forms.Field:
        return forms.DateField(**options, widget=DayInput(format="%Y-%m-%d", attrs={"class": "as-w-short"}))

    def create_datetime_field(self, field: CallQuestion, options: dict[str, Any]) -> forms.Field:
        widget = MomentInput(format="%Y-%m-%dT%H:%M", attrs={"class": "as-w-short"})
        return forms.DateTimeField(**options, widget=widget)

    def create_number_field(self, field: CallQuestion, options: dict[str, Any]) -> forms.Field:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-10"})
        return forms.DecimalField(**options, widget=widget, localize=True)

    @cached_property
    def asked(self) -> list[CallQuestion]:
        return [field for field in self.fields if field.field_type != "hidden"]

    @property
    def formfields(self) -> dict[str, forms.Field]:
        hidden = {name_of(field) for field in self.fields} - {name_of(field) for field in self.asked}
        return {name: field for name, field in super().formfields.items() if name not in hidden}


def name_of(question: CallQuestion) -> str:
    return str(question.clean_name or question.get_field_clean_name())


class QuestionsForm(PartForm):
    """`QuestionsForm(data, questions=call.questions.all(), answers=application.answers)`."""

    def __init__(
        self, *args: Any, questions: Iterable[CallQuestion], answers: Iterable[Mapping[str, Any]], **options: Any
    ) -> None:
        given = {answer["name"]: answer["value"] for answer in answers}
        super().__init__(*args, initial=given, **options)
        self.fields.update(QuestionBuilder(list(questions)).formfields)
        for name, field in self.fields.items():
            # Wagtail's `initial` is a default of the editor: it may suggest, but not answer what was answered already
            field.initial = given.get(name, field.initial)

    @classmethod
    def of(cls, application: Application, data: QueryDict | None) -> "QuestionsForm":
        return cls(data, questions=application.call.questions.all(), answers=application.answers)

    @property
    def values(self) -> dict[str, Any]:
        return {"answers": self.answers}

    @property
    def answers(self) -> list[dict[str, Any]]:
        """Each with the words of its question, so that a question edited later changes no answer."""
        return [
            {"name": name, "label": str(field.label), "value": plain(self.cleaned_data.get(name))}
            for name, field in self.fields.items()
        ]


def plain(value: Any) -> Any:
    """As JSON keeps it; `initial` of the same field takes it back."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return "" if value is None else value
