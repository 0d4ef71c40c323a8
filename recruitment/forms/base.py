"""What the forms of all parts have in common."""

from typing import Any

from django import forms
from django.db.models import Choices
from django.http import QueryDict
from django.utils.text import capfirst

LATER = "later"
"""The name of the button "save and finish later"."""


def sentences(choices: type[Choices]) -> list[tuple[Any, Any]]:
    """Choices that stand alone, as answers do, begin with a capital letter."""
    return [(value, capfirst(label)) for value, label in choices.choices]


class PartForm(forms.Form):
    """A part that may be kept unfinished: then nothing is required, though what was typed must still make sense."""

    def __init__(self, data: QueryDict | None = None, *args: Any, **options: Any) -> None:
        super().__init__(data, *args, **options)
        self.is_unfinished = data is not None and LATER in data

    def full_clean(self) -> None:
        """Fields stay required for those who read the page: they are excused only while this answer is checked."""
        needed = [field for field in self.fields.values() if field.required]
        self._require(needed, not self.is_unfinished)
        super().full_clean()
        self._require(needed, True)

    @staticmethod
    def _require(fields: list[forms.Field], value: bool) -> None:
        for field in fields:
            field.required = value
