"""What participants and staff fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from advising.models import Kind, Office, OfficeAdvisor
from advising.queries.inbox import ANSWER_CHOICES, STATE_CHOICES, Criteria, Narrow
from advising.queries.offices import OfficeEntry
from messaging.forms import LetterForm

SUBJECT = 160


class AskForm(LetterForm):
    """A question. The office is asked for only where the place of work does not say it."""

    field_order = ["office", "kind", "subject", "body", "files"]

    office = forms.ChoiceField(
        label=_("Which office should answer?"),
        help_text=_("We could not tell it from your place of work. Choose the office of your voivodeship."),
        error_messages={"required": _("Choose an office."), "invalid_choice": _("Choose an office.")},
    )
    kind = forms.ChoiceField(
        label=_("What kind of advice do you need?"),
        widget=forms.RadioSelect,
        initial=Kind.CURRENT.value,
        error_messages={"required": _("Choose the kind of advice."), "invalid_choice": _("Choose the kind of advice.")},
    )
    subject = forms.CharField(
        label=_("Subject"),
        max_length=SUBJECT,
        help_text=_("In a few words, for example: unemployment rate for the commune alone."),
        error_messages={"required": _("Write in a few words what it is about.")},
    )

    def __init__(self, *args: Any, office: Office | None, offices: tuple[OfficeEntry, ...], **options: Any) -> None:
        super().__init__(*args, label=_("Your question"), **options)
        self.found, self.offices = office, {str(entry.office.pk): entry.office for entry in offices}
        self.fields["kind"].choices = kind_choices(office)
        if office:
            del self.fields["office"]
        else:
            named = [(str(entry.office.pk), f"{entry.office.name} ({entry.area})") for entry in offices]
            self.fields["office"].choices = [("", _("Choose")), *named]

    @property
    def chosen_office(self) -> Office:
        return self.found or self.offices[self.cleaned_data["office"]]

    @property
    def question(self) -> dict[str, Any]:
        """For the service, beside the letter."""
        subject, kind = self.cleaned_data["subject"], Kind(self.cleaned_data["kind"])
        return {"office": self.chosen_office, "kind": kind, "subject": subject}


def kind_choices(office: Office | None) -> list[tuple[str, str]]:
    words = {
        Kind.CURRENT: gettext(
            "Current advice: a question about the handbook, a regulation, data or a step of the work."
        ),
        Kind.SPECIALIST: gettext("Specialist advice: a matter of your own commune that an expert should look into."),
    }
    return [(kind.value, f"{text} {promise(office, kind)}".strip()) for kind, text in words.items()]


def promise(office: Office | None, kind: Kind) -> str:
    if office is None:
        return ""
    days = office.promised_days(kind)
    return ngettext("Answer within %(days)d working day.", "Answer within %(days)d working days.", days) % {
        "days": days
    }


class HandOverForm(forms.Form):
    """To an advisor or an office; one list of both."""

    to = forms.ChoiceField(
        label=_("Who should answer?"),
        error_messages={"required": _("Choose an advisor or an office."), "invalid_choice": _("Choose from the list.")},
    )
    note = forms.CharField(
        label=_("Why, and what to know"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only staff see it."),
    )

    def __init__(self, *args: Any, posts: list[OfficeAdvisor], offices: list[Office], **options: Any) -> None:
        super().__init__(*args, prefix="hand", **options)
        self.targets: dict[str, Office | OfficeAdvisor] = {f"a{post.pk}": post for post in posts}
        self.targets |= {f"o{office.pk}": office for office in offices}
        people = [(f"a{post.pk}", f"{post.user}, {post.office}") for post in posts]
        places = [(f"o{office.pk}", office.name) for office in offices]
        self.fields["to"].choices = [
            ("", _("Choose")),
            (gettext("An advisor"), people),
            (gettext("An office: whoever takes it"), places),
        ]

    @property
    def target(self) -> Office | OfficeAdvisor:
        return self.targets[self.cleaned_data["to"]]


class PeriodForm(forms.Form):
    """Days of asking, both included. What is wrong counts as not given."""

    od = forms.DateField(
        label=_("Asked from"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    do = forms.DateField(
        label=_("to"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def read(self) -> dict[str, Any]:
        self.is_valid()
        return self.cleaned_data


class InboxForm(PeriodForm):
    field_order = ["q", "stan", "biuro", "odpowiedz", "od", "do"]

    q = forms.CharField(label=_("Subject, person or unit"), required=False, max_length=200)
    stan = forms.ChoiceField(label=_("State"), required=False, choices=STATE_CHOICES)
    biuro = forms.ModelChoiceField(
        label=_("Office"), required=False, queryset=Office.objects.all(), to_field_name="slug", empty_label=_("every")
    )
    odpowiedz = forms.ChoiceField(label=_("First answer"), required=False, choices=ANSWER_CHOICES)

    def criteria(self) -> Criteria:
        given = self.read()
        return Criteria(
            state=given.get("stan") or Narrow.OPEN,
            words=given.get("q", ""),
            office=given.get("biuro"),
            since=given.get("od"),
            until=given.get("do"),
            first_answer=given.get("odpowiedz", ""),
        )
