"""Statements: a tick beside each text of the call."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import ConsentText
from recruitment.forms.base import PartForm
from recruitment.models import Application

MISSING = _("Without this statement the application cannot be sent: “%(title)s”.")


class StatementsForm(PartForm):
    """`StatementsForm(data, texts=…, ticked=application.statements)`: one field a text."""

    def __init__(self, *args: Any, texts: Iterable[ConsentText], ticked: Mapping[str, bool], **options: Any) -> None:
        super().__init__(*args, **options)
        self.texts = {f"text_{text.pk}": text for text in texts}
        for name, text in self.texts.items():
            self.fields[name] = forms.BooleanField(
                label=text.title,
                required=text.is_required,
                initial=bool(ticked.get(str(text.pk))),
                error_messages={"required": MISSING % {"title": text.title}},
            )

    @classmethod
    def of(cls, application: Application, data: QueryDict | None, texts: Iterable[ConsentText]) -> "StatementsForm":
        return cls(data, texts=texts, ticked=application.statements)

    @property
    def values(self) -> dict[str, Any]:
        return {"statements": self.ticked}

    @property
    def with_texts(self) -> list[tuple[ConsentText, BoundField]]:
        return [(text, self[name]) for name, text in self.texts.items()]

    @property
    def ticked(self) -> dict[str, bool]:
        return {str(text.pk): bool(self.cleaned_data.get(name)) for name, text in self.texts.items()}
