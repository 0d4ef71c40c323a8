"""How allauth meets our people: their mail goes through our queue, their errors are in our words."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import encryption
from accounts.user_agents import device_name
from core import mail


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed. Write to us if you think that it is a mistake."),
        "duplicate_email": _("This is already your address. Enter another one."),
        "email_password_mismatch": _(
            "The e-mail address and the password do not match. Check both, or set a new password."
        ),
        "enter_current_password": _("This is not your current password. Enter it again."),
        "incorrect_code": _("The code does not match. Check the newest e-mail and enter the code again."),
        "incorrect_password": _("This is not your password. Enter it again."),
        "invalid_password_reset": _("This link no longer works. Ask for a new code."),
        "too_many_login_attempts": _("Too many attempts. Wait five minutes and try again, or set a new password."),
        "same_as_current": _("The new password must differ from the current one."),
        "rate_limited": _("Too many attempts in a short time. Wait a minute and try again."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queued: a mail server that does not answer must not stop a sign-up."""
        if "user_agent" in context:
            context = {**context, "device": device_name(context["user_agent"])}
        mail.send(template_prefix, email, {**context, "email": email})

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_overview")

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        methods = super().get_reauthentication_methods(user)
        return [{**method, "description": REAUTHENTICATION_WORDS[method["id"]]} for method in methods]


REAUTHENTICATION_WORDS = {
    "reauthenticate": _("Use the password"),
    "mfa_reauthenticate": _("Use a code from the app or a recovery code"),
    "mfa_reauthenticate:webauthn": _("Use a passkey"),
}


class MfaAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("The code does not match. Wait for the next one in the app and enter it."),
        "unverified_email": _("Confirm your e-mail address first, then set up the second step."),
        "cannot_generate_recovery_codes": _("Set up an app with codes or a passkey first."),
    }

    def encrypt(self, text: str) -> str:
        return encryption.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return encryption.decrypt(encrypted_text)

    def _get_site_name(self) -> str:
        """What the browser shows when it asks for a passkey; allauth would give the host."""
        return settings.SITE_NAME
