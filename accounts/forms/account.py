"""Forms of the signed-in person."""

from allauth.account import forms as allauth_forms
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.forms.wording import CURRENT_PASSWORD, NEW_PASSWORD, Word, Worded
from accounts.models import User


class ChangePasswordForm(Worded, allauth_forms.ChangePasswordForm):
    words = {
        "oldpassword": Word(
            _("Current password"), empty=_("Enter your current password"), attrs=CURRENT_PASSWORD.attrs
        ),
        "password1": NEW_PASSWORD,
    }
    left_out = ("password2",)


class SetPasswordForm(Worded, allauth_forms.SetPasswordForm):
    words = {"password1": NEW_PASSWORD}
    left_out = ("password2",)


class ChangeEmailForm(Worded, allauth_forms.AddEmailForm):
    words = {
        "email": Word(
            _("New e-mail address"),
            _("We send a code to it. Until you enter the code, you sign in with the present address."),
            empty=_("Enter the new e-mail address"),
            attrs={"autocomplete": "email", "spellcheck": "false"},
        )
    }


class ProfileForm(Worded, forms.ModelForm):
    """Name, and the language where the site speaks more than one."""

    language = forms.ChoiceField(choices=lambda: settings.LANGUAGES)
    words = {
        "first_name": Word(_("First name"), empty=_("Enter your first name"), attrs={"autocomplete": "given-name"}),
        "last_name": Word(
            _("Last name"),
            _("Certificates issued later bear the new name; those issued before stay as they are."),
            empty=_("Enter your last name"),
            attrs={"autocomplete": "family-name"},
        ),
        "language": Word(_("Language")),
    }

    class Meta:
        model = User
        fields = ["first_name", "last_name", "language"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first_name"].required = self.fields["last_name"].required = True
        if len(settings.LANGUAGES) < 2:
            del self.fields["language"]
