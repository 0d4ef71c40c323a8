"""What the person does with the strategy, and what state the strategy is in."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from recruitment.forms.base import PartForm, sentences
from recruitment.models import Application, StrategyRole, StrategyStatus

HAS_LAST_YEAR = frozenset({StrategyStatus.EXPIRED, StrategyStatus.EXPIRING, StrategyStatus.IN_FORCE})
EARLIEST, LATEST = 2000, 2060


class RoleForm(PartForm):
    strategy_role = forms.ChoiceField(
        label=_("What do you do, or are going to do, with the strategy?"),
        choices=sentences(StrategyRole),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose your role in the work on the strategy.")},
    )
    strategy_status = forms.ChoiceField(
        label=_("What state is the strategy of your local government in?"),
        choices=sentences(StrategyStatus),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the state of the strategy. If in doubt, choose the last answer.")},
    )
    strategy_until = forms.IntegerField(
        label=_("Last year of the strategy"),
        required=False,
        min_value=EARLIEST,
        max_value=LATEST,
        help_text=_("Four digits, for example 2027. Leave it empty if there is no strategy or you do not know."),
        error_messages={
            "invalid": _("Write the year in four digits, for example 2027."),
            "min_value": _("Write the year in four digits, for example 2027."),
            "max_value": _("Write the year in four digits, for example 2027."),
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "govuk-input--width-4"}),
    )
    expectations = forms.CharField(
        label=_("What do you expect of the course?"),
        required=False,
        max_length=2000,
        help_text=_("Two or three sentences are enough."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    @classmethod
    def of(cls, application: Application, data: QueryDict | None) -> "RoleForm":
        return cls(data, initial={name: getattr(application, name) for name in cls.base_fields})

    @property
    def values(self) -> dict[str, Any]:
        return self.cleaned_data

    def clean(self) -> dict[str, Any]:
        """The last year says when the strategy expires, so a strategy that has one is not let through without it."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        has_year = values.get("strategy_until") or "strategy_until" in self.errors
        if values.get("strategy_status") in HAS_LAST_YEAR and not has_year and not self.is_unfinished:
            self.add_error("strategy_until", _("Write the last year of the strategy."))
        return values
