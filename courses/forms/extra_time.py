"""More time for tests: how much, and on what ground."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_PERCENT, MOST_MINUTES = 300, 600


class ExtraTimeForm(forms.Form):
    """Gives the arguments of courses.services.extra_time.grant_extra_time in `terms`."""

    unit = forms.ChoiceField(
        label=_("Extra time in"),
        choices=[("percent", _("percent of the time limit")), ("minutes", _("minutes"))],
        widget=forms.RadioSelect,
        initial="percent",
    )
    amount = forms.IntegerField(label=_("How much"), min_value=1, help_text=_("Usually 25 or 50 percent."))
    note = forms.CharField(
        label=_("Ground of the decision"),
        max_length=250,
        help_text=_("Write the date and kind of the document. Do not write about health: it is not needed here."),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        most = MOST_PERCENT if given.get("unit") == "percent" else MOST_MINUTES
        if given.get("amount", 0) > most:
            self.add_error("amount", _("Give at most %(most)s.") % {"most": most})
        return given

    @property
    def terms(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {given["unit"]: given["amount"], "note": given["note"]}
