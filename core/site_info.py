"""Name, contact and funders of the site, as every page needs them: read once, kept in the cache, never written."""

from dataclasses import dataclass, fields
from typing import Any

from django.conf import settings
from django.core.cache import cache

from core.forgetting import forget
from core.models import Funder, SiteSettings

CACHE_KEY = "core.site_info"
CACHE_SECONDS = 60
"""Dropped at once where the cache is shared (Redis); with a cache of its own another process lags this long."""


@dataclass(frozen=True)
class FunderInfo:
    title: str
    alt: str
    url: str
    image_url: str


@dataclass(frozen=True)
class SiteInfo:
    """Of the default site, for there is one; with the defaults where nobody has saved the settings yet."""

    name: str = settings.SITE_NAME
    tagline: str = ""
    contact_email: str = ""
    contact_phone: str = ""
    address: str = ""
    funders: tuple[FunderInfo, ...] = ()


def site_info() -> SiteInfo:
    """No query when warm, two when cold, never a write (Wagtail's own `for_request` would create the row)."""
    info = cache.get(CACHE_KEY)
    if info is None:
        info = _read()
        cache.set(CACHE_KEY, info, CACHE_SECONDS)
    return info


def forget_site_info(**kwargs: Any) -> None:
    """Receiver of the saves and deletions of what is kept."""
    forget(CACHE_KEY)


def _read() -> SiteInfo:
    row = SiteSettings.objects.order_by("-site__is_default_site", "pk").first()
    if row is None:
        return SiteInfo()
    plain = {field.name: getattr(row, field.name) for field in fields(SiteInfo) if field.name != "funders"}
    funders = Funder.objects.filter(settings=row.pk).select_related("image")
    return SiteInfo(**plain, funders=tuple(_funder(funder) for funder in funders))


def _funder(funder: Funder) -> FunderInfo:
    image_url = funder.image.file.url if funder.image else ""
    return FunderInfo(funder.title, funder.alt, funder.url, image_url)
