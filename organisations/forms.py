"""Forms about the place of work."""

from typing import Any, Self

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from organisations.chooser import CommuneInput
from organisations.fields import CommuneField, NipField, RegonField
from organisations.models import Membership, Organisation, OrganisationKind

OTHER = "other"
DESCRIPTION = ("kind", "name", "nip", "regon")
FEW = 10
"""As many units fit in a list of radio buttons."""


class CommuneSearchForm(forms.Form):
    """A form with choosers of communes that work without a script: its "search" buttons send the whole form."""

    @classmethod
    def from_post(cls, data: QueryDict, **options: Any) -> Self:
        """After "search" an unbound form with all that was typed, for then nothing is a mistake yet."""
        form = cls(data, **options)
        typed = form.typed()
        if any(isinstance(value, CommuneInput) and value.is_search for value in typed.values()):
            return cls(**{**options, "initial": typed})
        return form

    def typed(self) -> dict[str, Any]:
        return {
            name: field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
            for name, field in self.fields.items()
        }


class SeatForm(CommuneSearchForm):
    seat = CommuneField(
        label=_("Commune where your unit has its seat"),
        help_text=_("Type the beginning of the name. If it repeats, add the county, for example: osiek brodnicki."),
    )


class UnitForm(forms.Form):
    """The unit in a commune that is known already: one of those listed, or another one."""

    organisation = forms.ChoiceField(label=_("Which unit is it?"), widget=forms.RadioSelect)
    kind = forms.ChoiceField(label=_("Kind of unit"), error_messages={"required": _("Choose the kind of the unit.")})
    name = forms.CharField(
        label=_("Full name of the unit"),
        max_length=250,
        error_messages={"required": _("Write the full name of the unit.")},
        help_text=_("As in its statute, for example: Gminny Ośrodek Pomocy Społecznej w Jasiennej."),
    )
    nip = NipField(label="NIP", required=False)
    regon = RegonField(label="REGON", required=False)
    position = forms.CharField(label=_("Position"), max_length=120, required=False)
    department = forms.CharField(label=_("Department or team"), max_length=120, required=False)

    def __init__(self, *args: Any, organisations: list[Organisation], **options: Any) -> None:
        super().__init__(*args, **options)
        self.organisations = {str(organisation.pk): organisation for organisation in organisations}
        self.fields["kind"].choices = [("", _("Choose the kind")), *OrganisationKind.choices]
        self._offer(self.fields["organisation"])

    def _offer(self, field: forms.ChoiceField) -> None:
        """Without a unit in the commune there is nothing to pick from: the fields of a new one are needed."""
        if not self.organisations:
            del self.fields["organisation"]
            return
        if len(self.organisations) > FEW:
            field.widget = forms.Select()
        listed = [(pk, f"{unit.name} – {unit.get_kind_display()}") for pk, unit in self.organisations.items()]
        field.choices = [*listed, (OTHER, _("Another unit, not listed here"))]

    @staticmethod
    def initial_of(membership: Membership | None) -> dict[str, Any]:
        if membership is None:
            return {}
        place = {"position": membership.position, "department": membership.department}
        return {"organisation": str(membership.organisation_id), **place}

    @property
    def chosen(self) -> Organisation | None:
        """The listed unit; None when a new one is described."""
        return self.organisations.get(self.cleaned_data.get("organisation", OTHER))

    @property
    def described(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in DESCRIPTION}

    @property
    def place(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("position", "department")}

    def clean(self) -> dict[str, Any] | None:
        """What is wrong in the fields of a new unit matters only once a new one is meant."""
        cleaned = super().clean()
        if self.chosen or "organisation" in self.errors:
            for name in DESCRIPTION:
                self._errors.pop(name, None)
        return cleaned
