"""A question of the bank as an editor writes it: its place in the bank, its words, and the fields of its kind."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from courses.forms import author
from courses.models import Question
from courses.questions import Spec, SpecError
from courses.questions import kind as kind_named

PLACE = ("key", "competence", "difficulty", "tags")
DIFFICULTIES = [(1, _("1 – easy")), (2, _("2 – middle")), (3, _("3 – hard"))]


class QuestionForm(WagtailAdminModelForm):
    """Checks and saves the place in the bank; the view then publishes `spec` or keeps it as a draft."""

    difficulty = forms.TypedChoiceField(label=_("Difficulty"), choices=DIFFICULTIES, coerce=int, initial=2)
    text = forms.CharField(label=_("Question"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    feedback = forms.CharField(
        label=_("Why so"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One or two sentences shown with the result, for every answer."),
    )
    section = forms.ChoiceField(
        label=_("Place in the handbook"),
        required=False,
        help_text=_("The heading to which the result leads those who want to read again."),
    )

    class Meta:
        model = Question
        fields = PLACE
        help_texts = {
            "key": _("A short name in the bank: small letters, digits and hyphens. Participants never see it.")
        }

    spec: Spec

    def __init__(self, *args: Any, kind: str, sections: list[Any], is_growing: bool = False, **kwargs: Any) -> None:
        """``sections``: choices of headings; ``is_growing``: more rows were asked for, nothing is checked yet."""
        super().__init__(*args, **kwargs)
        self.kind, self.is_growing = kind_named(kind), is_growing
        version = self.instance.latest_version
        data = version.spec if version and version.kind == kind else {}
        first = author.flatten(kind, data)
        self.initial = {**{name: data.get(name, "") for name in author.COMMON}, **first, **self.initial}
        self.fields["section"].choices = _with_present(sections, self.initial["section"])
        self.plan = author.make_plan(kind, self.data if self.is_bound else first)
        self.fields.update(author.inputs_of(self.plan))

    def full_clean(self) -> None:
        if self.is_growing:
            self._errors, self.cleaned_data = ErrorDict(), {}
        else:
            super().full_clean()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        words = {name: cleaned.get(name) for name in author.COMMON}
        try:
            self.spec = self.kind.from_data({**author.collect(self.plan, cleaned), **words})
        except SpecError as error:
            for problem in error.problems:
                self.add_error(self._place_of(problem.field), ValidationError(problem.message))
        return cleaned

    def _place_of(self, field: str) -> str | None:
        """The input at which a mistake of this field of the spec is shown; None: above the form."""
        part = self.plan.find(field.partition(".")[0])
        if part is None:
            return field if field in author.COMMON else None
        return part.name if part.name in self.fields else f"{part.name}-rows"

    def save(self, commit: bool = True) -> Question:
        """The place in the bank alone: status and versions are moved by the services, under a lock."""
        question = super().save(commit=False)
        question.save(update_fields=["key", "competence", "difficulty"] if question.pk else None)
        question.tags.set(self.cleaned_data["tags"])
        return question

    @cached_property
    def parts(self) -> list[Any]:
        """The fields of the kind, for the template."""
        return author.show(self.plan, self)

    @property
    def place_fields(self) -> list[Any]:
        return [self[name] for name in PLACE]

    @property
    def word_fields(self) -> list[Any]:
        return [self["text"]]

    @property
    def closing_fields(self) -> list[Any]:
        return [self["feedback"], self["section"]]


def _with_present(choices: list[Any], present: str) -> list[Any]:
    """A heading that is no longer there stays chosen until the editor chooses another."""
    known = {value for _group, options in choices if isinstance(options, list) for value, _words in options}
    return choices if not present or present in known else [*choices, (present, present)]
