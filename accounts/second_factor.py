"""Whether somebody still has to set up a second factor."""

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.models import AnonymousUser

from accounts.models import User

MAIN_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
"""Recovery codes alone are no second factor."""


def lacks_second_factor(user: User | AnonymousUser) -> bool:
    """True for staff without an app or a passkey where STAFF_MFA_REQUIRED is on. One query, only for staff."""
    if not settings.STAFF_MFA_REQUIRED or not (user.is_authenticated and user.is_staff):
        return False
    return not is_mfa_enabled(user, MAIN_FACTORS)
