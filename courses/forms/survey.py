"""The form of a survey, made from its questions."""

from typing import Any

from django import forms
from wagtail.contrib.forms.forms import FormBuilder

from courses.models import SurveyPage
from courses.services.surveys import Answers

LONGEST = 2000
"""Characters of one answer."""


class SurveyBuilder(FormBuilder):
    """Wagtail's builder of forms; a text has an end, and the house renderer wants no colon behind a label."""

    def get_field_options(self, field: Any) -> dict[str, Any]:
        return {**super().get_field_options(field), "label_suffix": ""}

    def create_singleline_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        return forms.CharField(max_length=250, **options)

    def create_multiline_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        return forms.CharField(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}), **options)


def survey_form(survey: SurveyPage, data: Any = None) -> forms.Form:
    """With the questions of the survey in their order."""
    return SurveyBuilder(survey.questions.all()).get_form_class()(data)


def answers_of(form: forms.Form) -> Answers:
    """What was said, by the words of the question, which stay readable when the question is reworded later."""
    return {str(form.fields[name].label): value for name, value in form.cleaned_data.items() if name in form.fields}
