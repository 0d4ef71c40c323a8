"""Narrowing the list of questions, and the decision to regrade."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.analysis.trouble import ADVICE, trouble_called
from courses.models import Competence, QuizPage, Regrade
from courses.queries.figures import Criteria
from courses.questions import KINDS

ANY = "wszystkie"


def trouble_choices() -> list[tuple[str, Any]]:
    return [
        ("", _("does not matter")),
        (ANY, _("anything to mend")),
        *((advice.slug, advice.name) for advice in ADVICE.values()),
    ]


class FiguresForm(forms.Form):
    """What is wrong counts as not given."""

    mend = forms.ChoiceField(label=_("What to mend"), required=False, choices=trouble_choices)
    quiz = forms.ModelChoiceField(label=_("Test"), required=False, queryset=QuizPage.objects.none(), empty_label="–")
    competence = forms.ModelChoiceField(
        label=_("Competence"), required=False, queryset=Competence.objects.all(), empty_label="–"
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=lambda: [("", "–"), *((name, found.label) for name, found in KINDS.items())],
    )
    difficulty = forms.TypedChoiceField(
        label=_("Difficulty"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "–"), ("1", _("1 – easy")), ("2", _("2 – middle")), ("3", _("3 – hard"))],
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["quiz"].queryset = QuizPage.objects.order_by("path")
        self.fields["quiz"].label_from_instance = lambda quiz: quiz.title

    def criteria(self) -> Criteria:
        self.is_valid()
        given = self.cleaned_data
        return Criteria(
            quiz=given.get("quiz"),
            competence=given.get("competence"),
            kind=given.get("kind", ""),
            difficulty=given.get("difficulty"),
            trouble=trouble_called(given.get("mend", "")),
            is_any_trouble=given.get("mend") == ANY,
        )


class RegradeForm(forms.Form):
    mode = forms.ChoiceField(
        label=_("How to recalculate"),
        widget=forms.RadioSelect,
        initial=Regrade.Mode.BY_KEY,
        choices=[
            (Regrade.Mode.BY_KEY.value, _("By the mended key: each answer earns what the current key gives.")),
            (Regrade.Mode.FULL_POINTS.value, _("Full points for everyone: the question cannot be answered rightly.")),
        ],
        error_messages={
            "required": _("Choose how to recalculate."),
            "invalid_choice": _("Choose how to recalculate."),
        },
    )
    may_lower = forms.BooleanField(
        label=_("Lower results too"),
        required=False,
        help_text=_("Otherwise nobody's result falls. A completed course stays completed either way."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("People whose result changes read it in the mail and beside the result. Up to 500 characters."),
        error_messages={"required": _("Write why the results are recalculated.")},
    )

    @property
    def decision(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"mode": given["mode"], "never_lower": not given["may_lower"]}
