"""What the holder of a certificate fills in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from certificates import lettering, rules
from certificates.models import CorrectionRequest

NAME = CorrectionRequest._meta.get_field("first_name").max_length
NOTE = CorrectionRequest._meta.get_field("note").max_length


class PrintableField(forms.CharField):
    """A name as the document prints it; a letter that its font lacks is named beside the field."""

    def clean(self, value: Any) -> str:
        name = rules.clean_text(super().clean(value))
        if missing := rules.missing_glyphs(name, lettering.letters_of_names()):
            raise forms.ValidationError(
                _("We cannot print: %(letters)s. Write the name with letters that our font has."),
                params={"letters": " ".join(missing)},
            )
        return name


class CorrectionForm(forms.Form):
    """The name as it should stand. Begins with the name as it stands now, so that only the mistake is retyped."""

    first_name = PrintableField(
        label=_("First name"),
        max_length=NAME,
        error_messages={"required": _("Write the first name.")},
        widget=forms.TextInput(attrs={"autocomplete": "given-name", "spellcheck": "false"}),
    )
    last_name = PrintableField(
        label=_("Surname"),
        max_length=NAME,
        error_messages={"required": _("Write the surname.")},
        widget=forms.TextInput(attrs={"autocomplete": "family-name", "spellcheck": "false"}),
    )
    note = forms.CharField(
        label=_("What is wrong"),
        max_length=NOTE,
        help_text=_("One sentence is enough: a letter too few, a new surname after marriage."),
        error_messages={"required": _("Write in a sentence what is wrong.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
