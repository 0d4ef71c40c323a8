"""What a person needs to take part. Sealed: see recruitment.sensitive."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from recruitment.forms.base import PartForm, sentences
from recruitment.models import Application
from recruitment.sensitive import NeedKind, SpecialNeeds

NONE, SOME = "none", "some"


class NeedsForm(PartForm):
    has_needs = forms.ChoiceField(
        label=_("Do you need anything to take part on equal terms?"),
        choices=[(NONE, _("No, I have no special needs")), (SOME, _("Yes, I choose below"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether you need anything. “No” is a good answer too.")},
    )
    kinds = forms.MultipleChoiceField(
        label=_("What do you need?"),
        choices=sentences(NeedKind),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose everything that helps you."),
    )
    text = forms.CharField(
        label=_("In your own words"),
        required=False,
        max_length=2000,
        help_text=_("Write what exactly helps. You need not name an illness or a disability."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    @classmethod
    def of(cls, application: Application, data: QueryDict | None, needs: SpecialNeeds) -> "NeedsForm":
        answer = {None: None, True: NONE, False: SOME}[application.has_no_needs]
        return cls(data, initial={"has_needs": answer, "kinds": list(needs.kinds), "text": needs.text})

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.is_unfinished and values.get("has_needs") == SOME:
            self._check(values)
        return values

    def _check(self, values: dict[str, Any]) -> None:
        kinds, text = values.get("kinds") or [], values.get("text")
        if not kinds and not text:
            self.add_error("kinds", _("Choose at least one thing, or describe what you need."))
        elif NeedKind.OTHER in kinds and not text and "text" not in self.errors:
            self.add_error("text", _("Describe what else you need."))

    @property
    def is_answered(self) -> bool:
        return self.cleaned_data.get("has_needs") == NONE or self._written is not None

    @property
    def needs(self) -> SpecialNeeds | None:
        """None: no special needs."""
        return self._written if self.cleaned_data.get("has_needs") != NONE else None

    @property
    def _written(self) -> SpecialNeeds | None:
        kinds, text = self.cleaned_data.get("kinds") or [], self.cleaned_data.get("text") or ""
        return SpecialNeeds(tuple(kinds), text) if kinds or text else None
