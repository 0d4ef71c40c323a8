"""What the office types: filters of the register, reasons, names, answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from certificates.models import Certificate, CertificateTemplate, Revocation
from certificates.queries.office import Criteria
from certificates.rules import Status
from certificates.wording import STATUS_LABELS
from courses.models import Edition

SOUGHT = (Status.VALID, Status.EXPIRED, Status.SUPERSEDED, Status.REVOKED)


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class RegisterForm(forms.Form):
    """Read from the address. Whatever cannot be one of the choices filters nothing."""

    q = forms.CharField(label=_("Number, surname or e-mail address"), required=False, max_length=200)
    kurs = forms.TypedChoiceField(label=_("Course"), required=False, coerce=int, empty_value=None)
    edycja = forms.TypedChoiceField(label=_("Edition"), required=False, coerce=int, empty_value=None)
    stan = forms.ChoiceField(label=_("Status"), required=False)
    od = forms.DateField(label=_("Issued from"), required=False, widget=DayInput)
    do = forms.DateField(label=_("Issued until"), required=False, widget=DayInput)

    NAMES = {"q": "text", "kurs": "course", "edycja": "edition", "stan": "status", "od": "since", "do": "until"}

    def __init__(self, *args: Any, **options: Any) -> None:
        """Two queries: courses that give certificates, and editions."""
        super().__init__(*args, **options)
        courses = dict(CertificateTemplate.objects.order_by("course__title").values_list("course", "course__title"))
        editions = Edition.objects.order_by("-starts_on", "name").values_list("pk", "name", "course__title")
        self.fields["kurs"].choices = [("", gettext("all")), *courses.items()]
        self.fields["edycja"].choices = [
            ("", gettext("all")),
            *((pk, f"{name} ({course})" if len(courses) > 1 else name) for pk, name, course in editions),
        ]
        self.fields["stan"].choices = [("", gettext("all")), *((str(each), STATUS_LABELS[each]) for each in SOUGHT)]

    @property
    def criteria(self) -> Criteria:
        self.is_valid()
        return Criteria(**{self.NAMES[name]: value for name, value in self.cleaned_data.items()})

    @property
    def kept(self) -> dict[str, Any]:
        """What was chosen, without what was wrong: the filters show what holds."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def described(self) -> list[tuple[str, str]]:
        """What was chosen, in words: pairs of the label and the value."""
        return [(str(self.fields[name].label), self._words(name, value)) for name, value in self.kept.items()]

    def _words(self, name: str, value: Any) -> str:
        choices = {str(key): words for key, words in getattr(self.fields[name], "choices", ())}
        return str(choices.get(str(value), value))


class RevocationForm(forms.Form):
    category = forms.ChoiceField(
        label=_("Reason, shown to everyone who checks the certificate"),
        choices=Revocation.Category.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the reason.")},
    )
    note = forms.CharField(
        label=_("Note for the office"),
        help_text=_("What happened and how you know. Only coordinators read it; the second one decides by it."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write what happened: the second coordinator decides by it.")},
    )


class NameForm(forms.Form):
    """A name as it is to stand on the certificate."""

    first_name = forms.CharField(
        label=_("First name"), max_length=80, error_messages={"required": _("Type the first name.")}
    )
    last_name = forms.CharField(label=_("Surname"), max_length=120, error_messages={"required": _("Type the surname.")})


class RefusalForm(forms.Form):
    answer = forms.CharField(
        label=_("Answer to the holder"),
        help_text=_("Why the name stays as it is, and what the holder can do. It goes out by e-mail."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write why: the holder reads it.")},
    )


class ErasureForm(forms.Form):
    """What cannot be undone is not done by a slip: the number has to be typed."""

    number = forms.CharField(
        label=_("Number of the certificate"),
        max_length=40,
        error_messages={"required": _("Type the number of the certificate.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "class": "as-w-short"}),
    )

    def __init__(self, *args: Any, certificate: Certificate, **options: Any) -> None:
        super().__init__(*args, **options)
        self.certificate = certificate

    def clean_number(self) -> str:
        typed: str = self.cleaned_data["number"]
        if typed.replace(" ", "").upper() != self.certificate.number:
            raise forms.ValidationError(
                _("This is not the number of this certificate. Copy it from the heading: %(number)s."),
                params={"number": self.certificate.number},
            )
        return typed
