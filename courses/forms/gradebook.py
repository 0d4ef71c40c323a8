"""What the gradebook is narrowed to, read from the address. Whatever cannot be one of the choices filters nothing."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.models import Edition
from courses.outline import Outline
from courses.queries.gradebook import NO_EDITION, Criteria
from courses.stages import Stage
from organisations.models import Level, LocalGovernment


def voivodeships() -> list[str]:
    """One query."""
    found = LocalGovernment.objects.current().filter(level=Level.VOIVODESHIP).order_by("search_name")
    return [name.lower() for name in found.values_list("name", flat=True)]


class GradebookForm(forms.Form):
    kurs = forms.ChoiceField(label=_("Course"), required=False)
    edycja = forms.ChoiceField(label=_("Edition"), required=False)
    wojewodztwo = forms.ChoiceField(label=_("Voivodeship"), required=False)
    jednostka = forms.CharField(label=_("Unit"), required=False, max_length=200)
    q = forms.CharField(label=_("Name or e-mail address"), required=False, max_length=200)
    stan = forms.ChoiceField(required=False, choices=Stage.choices, widget=forms.HiddenInput)

    NAMES = {
        "edycja": "edition",
        "wojewodztwo": "voivodeship",
        "jednostka": "organisation",
        "q": "person",
        "stan": "stage",
    }

    def __init__(self, *args: Any, courses: dict[int, Outline], editions: list[Edition], **options: Any) -> None:
        super().__init__(*args, **options)
        named = [(str(edition.pk), edition.name) for edition in editions]
        self.fields["kurs"].choices = [(str(id), outline.title) for id, outline in courses.items()]
        self.fields["edycja"].choices = [("", gettext("all")), *named, (NO_EDITION, gettext("without an edition"))]
        self.fields["wojewodztwo"].choices = [("", gettext("all")), *((name, name) for name in voivodeships())]

    def criteria(self, course_id: int) -> Criteria:
        self.is_valid()
        given = {self.NAMES[name]: value for name, value in self.cleaned_data.items() if name in self.NAMES}
        return Criteria(course_id=course_id, **given)

    def described(self) -> list[tuple[str, str]]:
        """What was chosen, in words: pairs of the label and the value."""
        self.is_valid()
        chosen = [(name, value) for name, value in self.cleaned_data.items() if value]
        return [(self._label(name), self._words(name, value)) for name, value in chosen]

    def _label(self, name: str) -> str:
        return gettext("State") if name == "stan" else str(self.fields[name].label)

    def _words(self, name: str, value: str) -> str:
        choices = dict(getattr(self.fields[name], "choices", ()))
        return str(choices.get(value, value))
