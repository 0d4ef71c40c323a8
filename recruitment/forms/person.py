"""Who applies."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from recruitment.forms.base import PartForm
from recruitment.models import Application

SEPARATORS = re.compile(r"[\s()./-]")
NUMBER = re.compile(r"\+?[0-9]{9,15}")


def validate_phone(value: str) -> None:
    if not NUMBER.fullmatch(SEPARATORS.sub("", value)):
        raise ValidationError(_("Write a telephone number: nine digits, or more with the code of the country."))


class PersonForm(PartForm):
    first_name = forms.CharField(
        label=_("First name"),
        max_length=80,
        error_messages={"required": _("Enter your first name")},
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    last_name = forms.CharField(
        label=_("Last name"),
        max_length=120,
        error_messages={"required": _("Enter your last name")},
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=24,
        required=False,
        validators=[validate_phone],
        help_text=_("We call only when something in the application has to be settled quickly."),
        widget=forms.TelInput(attrs={"autocomplete": "tel", "class": "as-w-short"}),
    )

    @classmethod
    def of(cls, application: Application, data: QueryDict | None) -> "PersonForm":
        return cls(data, initial={name: getattr(application, name) for name in cls.base_fields})

    @property
    def values(self) -> dict[str, Any]:
        return self.cleaned_data
