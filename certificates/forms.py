"""What verification asks for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from certificates import rules


class CodeForm(forms.Form):
    """``kod`` as printed, scanned or typed; cleaned to the form in which it is stored."""

    kod = forms.CharField(
        label=_("Code from the certificate"),
        max_length=60,
        error_messages={"required": _("Type the code from the certificate.")},
        widget=forms.TextInput(
            attrs={"class": "as-w-short", "autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}
        ),
    )

    def clean_kod(self) -> str:
        typed = self.cleaned_data["kod"]
        code = rules.normalise_code(typed)
        if "/" in typed:
            raise forms.ValidationError(
                _("This looks like the number of the certificate. Type the code that stands beside the QR sign.")
            )
        if not rules.is_code(code):
            raise forms.ValidationError(
                _("The code has 16 letters and digits in four groups, for example 7K3M-Q9TX-2HVA-64RN.")
            )
        return code


class SurnameForm(forms.Form):
    """Confirms the holder's name to somebody who holds the document in their hand."""

    nazwisko = forms.CharField(
        label=_("Surname from the document"),
        max_length=220,
        help_text=_("For privacy we show initials. Type the surname and we answer whether it agrees."),
        error_messages={"required": _("Type the surname from the document.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: object, snapshot: rules.Snapshot, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.snapshot = snapshot

    def clean_nazwisko(self) -> str:
        typed: str = self.cleaned_data["nazwisko"]
        if not rules.names_agree(typed, self.snapshot):
            raise forms.ValidationError(
                _("This is not the surname of this certificate. Copy it from the document, with Polish letters.")
            )
        return typed
