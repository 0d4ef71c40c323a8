"""Names and addresses under which the issuer, its keys and its lists are known to machines."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse


def issuer_did() -> str:
    """did:web of the public address; a port is percent-encoded, as the method asks: did:web:localhost%3A8000."""
    return "did:web:" + urlsplit(str(settings.PUBLIC_URL)).netloc.lower().replace(":", "%3A")


def key_name(kid: str) -> str:
    """A key as the header of a badge names it."""
    return f"{issuer_did()}#{kid}"


def status_list_url(number: int) -> str:
    return public_url("certificates:status_list", number)


def achievement_url(template_id: int) -> str:
    return public_url("certificates:achievement", template_id)


def verification_url(code: str) -> str:
    """As printed in the QR code of the document."""
    return f"{settings.PUBLIC_URL}/c/{code}"


def public_url(view: str, *args: object) -> str:
    return str(settings.PUBLIC_URL + reverse(view, args=args))
