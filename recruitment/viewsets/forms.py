"""What a recruiter fills in beside an action."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from recruitment.models import Note
from recruitment.rules import TRANSITIONS, Action, end_of_day

BULK_ACTIONS = (
    Action.BEGIN_REVIEW,
    Action.ASK_TO_SUPPLEMENT,
    Action.OFFER_PLACE,
    Action.PUT_ON_WAITING_LIST,
    Action.REJECT,
)
"""Taking up again and withdrawing are matters of one person."""


class DecisionForm(forms.Form):
    """The reason and the deadline, where the action has them."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("It goes into the letter and stands on the person's own page."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write the reason: it goes into the letter.")},
    )
    due = forms.DateField(
        label=_("Deadline"), help_text=_("To the end of this day."), widget=AdminDateInput(), required=False
    )

    def __init__(self, *args: Any, action: Action, **options: Any) -> None:
        super().__init__(*args, **options)
        if not TRANSITIONS[action].needs_reason:
            del self.fields["reason"]
        if action is not Action.ASK_TO_SUPPLEMENT:
            del self.fields["due"]

    def clean_due(self) -> Any:
        day = self.cleaned_data["due"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("The deadline must be in the future."))
        return day

    @property
    def reason_given(self) -> str:
        return str(self.cleaned_data.get("reason", "")) if self.is_bound and hasattr(self, "cleaned_data") else ""

    @property
    def due_at(self) -> datetime | None:
        day = self.cleaned_data.get("due") if self.is_bound and hasattr(self, "cleaned_data") else None
        return end_of_day(day) if day else None


class BulkForm(forms.Form):
    """What was ticked on the list."""

    action = forms.ChoiceField(choices=[(action.value, action.value) for action in BULK_ACTIONS])
    id = forms.TypedMultipleChoiceField(coerce=str, required=True)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        typed = self.data.getlist("id") if self.is_bound else []
        self.fields["id"].choices = [(one, one) for one in typed if _is_key(one)]

    @property
    def chosen_action(self) -> Action:
        return Action(self.cleaned_data["action"])


def _is_key(text: str) -> bool:
    try:
        forms.UUIDField().clean(text)
    except forms.ValidationError:
        return False
    return True


class NoteForm(forms.ModelForm):
    class Meta:
        model = Note
        fields = ["text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}
