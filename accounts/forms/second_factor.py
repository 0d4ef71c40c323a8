"""Forms of the second factor: codes of an app, recovery codes, passkeys."""

from allauth.mfa.base import forms as base_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.wording import CODE, Word, Worded

APP_CODE = Word(
    _("Code from the app"),
    _("6 digits. The app shows a new code every 30 seconds."),
    empty=_("Enter the code from the app"),
    attrs=CODE.attrs,
)
ANY_CODE = Word(
    _("Code"),
    _("6 digits from the app on your phone, or one of your recovery codes."),
    empty=_("Enter the code from the app or a recovery code"),
    attrs=CODE.attrs,
)
NAME = Word(
    _("Name of the passkey"), _("So that you can tell your keys apart, for example “work laptop”."), _("Enter a name")
)


class AuthenticateForm(Worded, base_forms.AuthenticateForm):
    words = {"code": ANY_CODE}


class ReauthenticateForm(Worded, base_forms.ReauthenticateForm):
    words = {"code": ANY_CODE}


class ActivateTotpForm(Worded, totp_forms.ActivateTOTPForm):
    words = {"code": APP_CODE}


class AddPasskeyForm(Worded, webauthn_forms.AddWebAuthnForm):
    words = {
        "name": NAME,
        "passwordless": Word(
            _("Sign in with this key alone, without a password"),
            _("The device then asks for your fingerprint, face or PIN."),
        ),
    }


class RenamePasskeyForm(Worded, webauthn_forms.EditWebAuthnForm):
    words = {"name": NAME}
