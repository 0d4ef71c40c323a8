"""Form fields: the chooser of a commune, NIP and REGON."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from stdnum.pl import nip, regon

from organisations.chooser import CommuneInput, look_up
from organisations.models import LocalGovernment, validate_nip, validate_regon

LIMIT = 20
NUMBERS_OF_CATEGORIES = {"one": 1, "few": 2, "many": 5}
"""A number of each plural category of Intl.PluralRules: the script picks the text by category."""


def found_texts() -> dict[str, str]:
    """What the script announces, with %(number)s left for it to fill in."""
    return {
        category: ngettext(
            "%(number)s commune found. Choose with the arrow keys.",
            "%(number)s communes found. Choose with the arrow keys.",
            number,
        )
        for category, number in NUMBERS_OF_CATEGORIES.items()
    }


class CommuneWidget(forms.Widget):
    """A text field with a "search" button and the communes found; with the script a combobox."""

    template_name = "components/commune_chooser.html"

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> CommuneInput:
        is_search = f"{name}_search" in data
        return CommuneInput(data.get(f"{name}_text", "").strip(), data.get(name, ""), is_search)

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return f"{name}_text" not in data and name not in data

    def format_value(self, value: Any) -> None:
        return None

    def get_context(self, name: str, value: CommuneInput | None, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        value = value or CommuneInput()
        is_wrong = bool(context["widget"]["attrs"].get("aria-invalid"))
        own = {"choice": look_up(value, LIMIT), "limit": LIMIT, "found_texts": found_texts(), "is_wrong": is_wrong}
        return {**context, **own, "is_search": value.is_search}


class CommuneField(forms.Field):
    """Gives the current LocalGovernment. Initial value: a LocalGovernment."""

    widget = CommuneWidget
    default_error_messages = {
        "required": _("Choose a commune."),
        "not_found": _("No commune found for “%(text)s”. Check the spelling, or type only the beginning of the name."),
        "not_chosen": _("Choose one of the communes found for “%(text)s”."),
    }

    def prepare_value(self, value: Any) -> CommuneInput | None:
        return CommuneInput(value.label, value.key) if isinstance(value, LocalGovernment) else value

    def to_python(self, value: CommuneInput | None) -> LocalGovernment | None:
        if not value or not (value.text or value.key):
            return None
        choice = look_up(value, LIMIT)
        if choice.chosen is None:
            code = "not_chosen" if choice.found else "not_found"
            raise ValidationError(self.error_messages[code], code=code, params={"text": value.text})
        return choice.chosen

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (initial.key if isinstance(initial, LocalGovernment) else "") != (data or CommuneInput()).key


class NumberField(forms.CharField):
    """A number of a public register, written with or without spaces and hyphens."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs = {"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false", "class": "govuk-input--width-10"}
        return {**super().widget_attrs(widget), **attrs}


class NipField(NumberField):
    default_validators = [validate_nip]

    def to_python(self, value: Any) -> str:
        return nip.compact(super().to_python(value))


class RegonField(NumberField):
    default_validators = [validate_regon]

    def to_python(self, value: Any) -> str:
        return regon.compact(super().to_python(value))
