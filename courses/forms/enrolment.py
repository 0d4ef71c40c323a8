"""Enrolling a person from the back office."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from courses.models import CoursePage, Edition, Enrolment
from courses.services.enrolment import enrol_participant


class EditionField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Edition) -> str:
        """With the course: "autumn 2026" may be an edition of many."""
        return f"{obj.name} – {obj.course.title}"


class EnrolmentForm(forms.ModelForm):
    """The address of the account names the person: with thousands of people a list of them helps nobody."""

    email = forms.EmailField(label=_("E-mail address of the person"), help_text=_("The address of the account."))
    course = forms.ModelChoiceField(CoursePage.objects.live().order_by("title"), label=_("Course"), empty_label=None)
    edition = EditionField(
        Edition.objects.select_related("course"), label=_("Edition"), required=False, empty_label=_("none")
    )

    class Meta:
        model = Enrolment
        fields = ["course", "edition"]

    field_order = ["email", "course", "edition"]

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        self.person = User.objects.filter(email__iexact=email, is_active=True).first()
        if self.person is None:
            raise ValidationError(_("No account has this address. Check it, or add the person first."))
        return email

    def clean(self) -> dict:
        data = super().clean()
        course, person = data.get("course"), getattr(self, "person", None)
        if course and person and Enrolment.objects.filter(participant=person, course=course).exists():
            self.add_error("email", _("This person is enrolled on the course already."))
        if course and (edition := data.get("edition")) and edition.course_id != course.pk:
            self.add_error("edition", _("This edition belongs to another course."))
        return data

    def save(self, commit: bool = True) -> Enrolment:
        self.instance = enrol_participant(
            participant=self.person, course=self.cleaned_data["course"], edition=self.cleaned_data["edition"]
        )
        return self.instance
