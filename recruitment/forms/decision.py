"""The answer to an offered place."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import ValidationError as NumberError
from stdnum.pl import pesel


def validate_pesel(value: str) -> str:
    """The eleven digits without spaces."""
    try:
        return str(pesel.validate(value))
    except NumberError as error:
        raise ValidationError(_("This PESEL is not correct: check its eleven digits."), code="invalid_pesel") from error


class AcceptForm(forms.Form):
    """The declaration of taking part; PESEL only where the grant asks for it."""

    pesel = forms.CharField(
        label="PESEL",
        max_length=20,
        error_messages={"required": _("Write your PESEL, or tick that you have none.")},
        help_text=_("Eleven digits. It is stored encrypted; only recruiters see it, and each look is recorded."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "govuk-input--width-10"}),
    )
    has_no_pesel = forms.BooleanField(label=_("I have no PESEL number"), required=False)
    is_declared = forms.BooleanField(
        label=_("I declare that I take part in this edition."),
        error_messages={"required": _("Tick the declaration: with it you accept the place.")},
    )

    def __init__(self, *args: Any, is_pesel_needed: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not is_pesel_needed:
            del self.fields["pesel"], self.fields["has_no_pesel"]
        elif "has_no_pesel" in self.data:
            self.fields["pesel"].required = False

    def clean_pesel(self) -> str:
        typed: str = self.cleaned_data["pesel"]
        return validate_pesel(typed) if typed else ""

    def clean(self) -> dict[str, Any]:
        """Both the number and the tick: one of them is a slip, and we do not guess which."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("pesel") and values.get("has_no_pesel"):
            self.add_error("pesel", _("Either write the number or tick that you have none."))
        return values
