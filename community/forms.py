"""Forms of the directory."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.models import Profile, Report
from organisations.models import Level, LocalGovernment, OrganisationKind

SEARCH_ID = "szukaj"
"""The id of the search form: the filters stand elsewhere on the page and belong to it by the attribute ``form``."""


def voivodeship_choices() -> list[tuple[str, Any]]:
    found = LocalGovernment.objects.current().filter(level=Level.VOIVODESHIP).order_by("search_name")
    names = found.values_list("name", flat=True)
    return [
        (
            "",
            _(
                "all",
            ),
        )
    ] + [(name.lower(), name.lower()) for name in names]


class DirectoryForm(forms.Form):
    """Read from the address: whatever cannot be one of the choices filters nothing."""

    q = forms.CharField(label=_("Name, unit, commune or topic"), required=False, max_length=500)
    wojewodztwo = forms.ChoiceField(label=_("Voivodeship"), required=False, choices=voivodeship_choices)
    rodzaj = forms.ChoiceField(
        label=_("Kind of unit"), required=False, choices=[("", _("all")), *OrganisationKind.choices]
    )
    co = forms.MultipleChoiceField(
        label=_("Show people who"),
        required=False,
        choices=[("offers", _("offer help")), ("seeks", _("look for help"))],
        widget=forms.CheckboxSelectMultiple,
    )

    NAMES = {"q": "text", "wojewodztwo": "voivodeship", "rodzaj": "kind", "co": "wants"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("wojewodztwo", "rodzaj", "co"):
            self.fields[name].widget.attrs["form"] = SEARCH_ID

    @property
    def wanted(self) -> dict[str, Any]:
        """Arguments of `queries.directory`."""
        self.is_valid()
        return {self.NAMES[name]: value for name, value in self.cleaned_data.items() if value}


class ProfileForm(forms.ModelForm):
    class Meta:
        model = Profile
        fields = ["is_listed", "offers", "seeks"]
        labels = {"is_listed": _("Show me in the directory of participants")}
        help_texts = {
            "is_listed": _(
                "Participants and staff of the Academy will see your name, unit, voivodeship and the texts below. "
                "Nobody sees your e-mail address."
            ),
            "offers": _(
                "For example: diagnosis on data of the BDL, consultations with residents, a monitoring report."
            ),
            "seeks": _(
                "For example: a commune with a similar number of residents, an example of a financial framework."
            ),
        }
        widgets = {"offers": forms.Textarea(attrs={"rows": 4}), "seeks": forms.Textarea(attrs={"rows": 4})}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("is_listed") and not self.instance.user.full_name:
            self.add_error(
                "is_listed", _("First add your first and last name in your account: people look for people.")
            )
        return cleaned


class ReportForm(forms.ModelForm):
    class Meta:
        model = Report
        fields = ["reason", "details"]
        widgets = {"reason": forms.RadioSelect, "details": forms.Textarea(attrs={"rows": 4})}
        labels = {"reason": _("What is wrong?"), "details": _("What should we know?")}
        error_messages = {"reason": {"required": _("Choose what is wrong.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = Report.Reason.choices  # without the empty one
