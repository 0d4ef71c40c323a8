"""What the editor's desk asks of modules and surveys beyond their single fields."""

from collections import Counter
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.contrib.forms.utils import get_field_clean_name

from courses.prerequisites import in_circle


class ModuleForm(WagtailAdminPageForm):
    """Offers the other modules of the same course, and refuses a circle before it is saved."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("prerequisites"):
            siblings = type(self.instance).objects.child_of(self.parent_page).exclude(pk=self.instance.pk)
            field.queryset = siblings.order_by("path")
            field.widget = forms.CheckboxSelectMultiple(choices=field.choices)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if named := cleaned.get("prerequisites"):
            try:
                check_prerequisites(self.instance, named)
            except ValidationError as error:
                self.add_error(None if "prerequisites" not in self.fields else "prerequisites", error.messages)
        return cleaned


class SurveyForm(WagtailAdminPageForm):
    def clean(self) -> dict[str, Any]:
        """An answer is kept by the words of its question, so these differ."""
        cleaned: dict[str, Any] = super().clean()
        if (questions := self.formsets.get("questions")) and questions.is_valid():
            labels = [each.cleaned_data.get("label", "") for each in questions.forms if not _is_taken_out(each)]
            names = Counter(get_field_clean_name(label) for label in labels if label)
            if twice := [label for label in labels if names[get_field_clean_name(label)] > 1]:
                self.add_error(None, _("Two questions have the same words: %(label)s") % {"label": twice[-1]})
        return cleaned


def check_prerequisites(module: Any, named: Any) -> None:
    """Raises ValidationError when a module named waits in its turn for this one, near or far."""
    if module.pk is None or not named:
        return
    through = type(module).prerequisites.through.objects.exclude(from_modulepage=module.pk)
    known: dict[int, list[int]] = {}
    for one, before in through.values_list("from_modulepage_id", "to_modulepage_id"):
        known.setdefault(one, []).append(before)
    known[module.pk] = [before.pk for before in named]
    titles = {before.pk: before.title for before in named}
    if circle := in_circle(known, module.pk):
        raise ValidationError({"prerequisites": [_why(module, titles, before) for before in circle]})


def _why(module: Any, titles: dict[int, str], before: int) -> str:
    if before == module.pk:
        return _("A module cannot wait for itself.")
    words = _("“%(module)s” waits in its turn for this module, so neither would ever open. Leave one of the two out.")
    return words % {"module": titles[before]}


def _is_taken_out(form: Any) -> bool:
    return bool(form.cleaned_data.get("DELETE"))
