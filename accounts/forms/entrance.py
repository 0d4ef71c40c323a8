"""Forms of people who are not signed in yet, or who confirm that it is they."""

from allauth.account import forms as allauth_forms
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.wording import CODE, CURRENT_PASSWORD, EMAIL, NEW_PASSWORD, Word, Worded


class LoginForm(Worded, allauth_forms.LoginForm):
    words = {
        "login": EMAIL,
        "password": CURRENT_PASSWORD,
        "remember": Word(
            _("Keep me signed in on this device"), _("For two weeks. Do not tick it on a shared computer.")
        ),
    }


class SignupForm(Worded, allauth_forms.SignupForm):
    """One field for the password: it can be shown, and a mistyped one is replaced by a code from an e-mail."""

    first_name = forms.CharField(max_length=80)
    last_name = forms.CharField(max_length=120)
    field_order = ["first_name", "last_name", "email", "password1"]

    words = {
        "first_name": Word(_("First name"), empty=_("Enter your first name"), attrs={"autocomplete": "given-name"}),
        "last_name": Word(
            _("Last name"),
            _("The certificate bears your name as you write it here."),
            empty=_("Enter your last name"),
            attrs={"autocomplete": "family-name"},
        ),
        "email": Word(
            EMAIL.label,
            _("We send a code to it. You sign in with this address."),
            empty=EMAIL.empty,
            attrs=EMAIL.attrs,
        ),
        "password1": Word(_("Password"), NEW_PASSWORD.hint, empty=_("Enter a password"), attrs=NEW_PASSWORD.attrs),
    }


class ResetPasswordForm(Worded, allauth_forms.ResetPasswordForm):
    words = {"email": EMAIL}


class NewPasswordForm(Worded, allauth_forms.ResetPasswordKeyForm):
    words = {"password1": NEW_PASSWORD}
    left_out = ("password2",)


class ConfirmEmailForm(Worded, allauth_forms.ConfirmEmailVerificationCodeForm):
    words = {"code": CODE}


class ConfirmResetForm(Worded, allauth_forms.ConfirmPasswordResetCodeForm):
    words = {"code": CODE}


class ReauthenticateForm(Worded, allauth_forms.ReauthenticateForm):
    words = {"password": CURRENT_PASSWORD}
