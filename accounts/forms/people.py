"""Forms of the back office: people and their roles."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from accounts.models import User
from accounts.roles import Role

# Wagtail's own words for these are unlike ours.
LABELS = {"email": _("E-mail address"), "first_name": _("First name"), "last_name": _("Last name")}


class WithRoles(forms.ModelForm):
    """Roles instead of groups, nothing about administrators: those are made on the server."""

    roles = forms.MultipleChoiceField(
        label=_("Roles"), choices=Role.choices, widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("is_superuser", None)
        for name, label in LABELS.items():
            self.fields[name].label = label
        if self.instance.pk:
            self.initial["roles"] = [role.value for role in self.instance.roles]

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        if User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Someone else already has this address."))
        return email

    @property
    def chosen_roles(self) -> frozenset[Role]:
        return frozenset(Role(value) for value in self.cleaned_data["roles"])


class NewPersonForm(WithRoles, UserCreationForm):
    class Meta:
        model = User
        fields = ["email", "first_name", "last_name"]


class EditPersonForm(WithRoles, UserEditForm):
    class Meta:
        model = User
        fields = ["email", "first_name", "last_name", "is_active"]
