"""From an address to its page in two queries, however deep it lies.

Wagtail walks from the root, two queries a level. We ask for the page by its whole path (the index is on the slug), and
leave to Wagtail's walk whatever is not found that way: drafts (404), sub-routes of a RoutablePage.
A page goes before a sub-route of its ancestor with the same address.
"""

from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from wagtail import views
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from core.forgetting import forget

SITES_KEY = "core.sites"
SITES_SECONDS = 60
"""Dropped at once where the cache is shared (Redis); with a cache of its own another process lags this long."""

MOST_SITES = 32


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Wagtail's view of a page, shown the way: hooks and view restrictions work as ever."""
    prepare_route(request, path)
    return views.serve(request, path)


def prepare_route(request: HttpRequest, path: str) -> None:
    """Leave the page where Wagtail looks for it, or nothing, and Wagtail walks."""
    if getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        return  # the root depends on the language then
    request._wagtail_site = find_site(request)
    if request._wagtail_site and (route := _find_route(request, path)):
        request._wagtail_route_for_request = route
    else:
        del request._wagtail_site  # it may be an old one: Wagtail's walk asks the database


def find_site(request: HttpRequest) -> Site | None:
    """The site of the request with its root page, kept a minute for every host and port."""
    host = f"{request._get_raw_host()}:{request.get_port()}"
    known = cache.get(SITES_KEY) or {}
    if host not in known:
        kept = known if len(known) < MOST_SITES else {}
        known = {**kept, host: Site._find_for_request(request)}
        cache.set(SITES_KEY, known, SITES_SECONDS)
    return known[host]


def forget_sites(**kwargs: Any) -> None:
    """Receiver of what changes a site or the path of its root page."""
    forget(SITES_KEY)


def _find_route(request: HttpRequest, path: str) -> RouteResult | None:
    page = _find_page(request._wagtail_site, path)
    try:
        return page.route(request, []) if page else None
    except Http404:
        return None


def _find_page(site: Site, path: str) -> Page | None:
    slugs = [part for part in path.split("/") if part]
    if not slugs:
        found = Page.objects.filter(pk=site.root_page_id)
    else:
        url_path = f"{site.root_page.url_path}{'/'.join(slugs)}/"
        found = Page.objects.filter(slug=slugs[-1], url_path=url_path)
    page = found.filter(live=True).only("pk", "content_type").first()
    return page.get_specific(copy_attrs=[]) if page else None
