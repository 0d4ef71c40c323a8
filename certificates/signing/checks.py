"""Asked before a deployment (`manage.py check --deploy`): is there a key that can sign, and for how long."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, Tags, Warning, register
from django.utils.translation import gettext as _

from certificates.signing import identity
from certificates.signing.errors import SignatureUnavailable

SOON = timedelta(days=30)


@register(Tags.security, deploy=True)
def check_signature(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Signs a probe: a wrong PIN, a silent device or another key's certificate shows here, not at the first issue."""
    if settings.SIGNATURE_BACKEND == "none":
        message = _("Certificates are not signed electronically.")
        hint = _("Set SIGNATURE_BACKEND to pkcs12 or pkcs11: see docs/decisions/0025-signature.md.")
        return [Info(message, hint=hint, id="certificates.I010")]
    try:
        identity.signer()
        who = identity.current_identity()
    except SignatureUnavailable as error:
        hint = _("Look at the SIGNATURE_ settings. Until this is mended, certificates wait for their documents.")
        return [Error(str(error), hint=hint, id="certificates.E010")]
    return [*_about_authority(who), *_about_validity(who), *_about_time_stamp(who)] if who else []


def _about_authority(who: identity.Identity) -> list[CheckMessage]:
    if not who.is_test:
        return []
    message = _("Certificates are signed by a test authority, without legal force.")
    hint = _("Set SIGNATURE_BACKEND to pkcs12 or pkcs11, with a certificate that others trust.")
    return [Error(message, hint=hint, id="certificates.E011")]


def _about_validity(who: identity.Identity) -> list[CheckMessage]:
    ends = who.certificate.not_valid_after_utc
    if ends - datetime.now(UTC) > SOON:
        return []
    message = _("The signing certificate ends on %(day)s.") % {"day": ends.date().isoformat()}
    hint = _("Order a new one, and keep the old one in SIGNATURE_CERTIFICATES: what it signed is still checked.")
    return [Warning(message, hint=hint, id="certificates.W010")]


def _about_time_stamp(who: identity.Identity) -> list[CheckMessage]:
    if not settings.TIMESTAMP_URL:
        message = _("Signatures carry no time stamp: nobody can check them once the signing certificate has ended.")
        hint = _("Set TIMESTAMP_URL to the address of a time-stamp server (RFC 3161).")
        return [Info(message, hint=hint, id="certificates.I011")]
    if not who.chain:
        message = _("A time stamp needs the authorities above the signing certificate and above the time-stamp server.")
        hint = _("Put their certificates into one PEM file and name it in SIGNATURE_CHAIN.")
        return [Error(message, hint=hint, id="certificates.E012")]
    return []
