"""What `manage.py check` says about our own mistakes."""

from typing import Any, get_args
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, Tags, Warning, register
from django.urls import NoReverseMatch

from core import navigation


@register(Tags.urls)
def check_menu_addresses(**kwargs: Any) -> list[CheckMessage]:
    """A menu leaves out an entry whose address is none: here it shows."""
    return [
        Warning(
            f"The menu entry {entry.key!r} leads to {entry.address!r}, which is no name of an address.", id="core.W001"
        )
        for menu in get_args(navigation.Menu)
        for entry in navigation.entries(menu)
        if not _resolves(entry)
    ]


def _resolves(entry: navigation.Entry) -> bool:
    try:
        navigation.address_of(entry, None)
    except NoReverseMatch:
        return False
    return True


@register(Tags.security, deploy=True)
def check_public_url(**kwargs: Any) -> list[CheckMessage]:
    """It is printed in mail, in QR codes and on certificates: a wrong one cannot be taken back."""
    url = settings.PUBLIC_URL
    parts = urlsplit(url)
    if parts.scheme == "https" and parts.netloc and not parts.path:
        return []
    hint = "For example PUBLIC_URL=https://akademia.example.org"
    return [Error(f"PUBLIC_URL is {url!r}: it must be https, a host and nothing after it.", hint=hint, id="core.E001")]


@register(Tags.caches, deploy=True)
def check_shared_cache(**kwargs: Any) -> list[CheckMessage]:
    if "locmem" not in settings.CACHES["default"]["BACKEND"]:
        return []
    text = "The cache belongs to each process: changes of site settings reach the others up to a minute late."
    return [Info(text, hint="Set REDIS_URL when more than one process serves the site.", id="core.I001")]
