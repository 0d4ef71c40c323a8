"""Headers of trust, and the guard of reading."""

from collections.abc import Callable
from typing import Any

from csp.constants import HEADER
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

GetResponse = Callable[[HttpRequest], HttpResponse]


class PolicyMiddleware(CSPMiddleware):
    """Strict policy on our pages; Wagtail's own screens get theirs."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response = super().process_response(request, response)
        if is_back_office(request) and HEADER in response.headers:
            # A preview has been through here once already, as the page it shows: strict, but now in a frame.
            policy = response.headers[HEADER]
            response.headers[HEADER] = policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
        return response

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and parts.replace is None and is_back_office(request):
            parts.replace = settings.BACK_OFFICE_POLICY
        return parts


def is_back_office(request: HttpRequest) -> bool:
    return request.path_info.startswith(settings.BACK_OFFICE_PREFIX)


class HeadersMiddleware:
    """What a page may do in the browser, and that pages of a signed-in person are kept nowhere."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        if "Cache-Control" not in response.headers and _shows_signed_in_person(request):
            response.headers["Cache-Control"] = "private, no-store"
        return response


def _shows_signed_in_person(request: HttpRequest) -> bool:
    """Asks nothing of the database: a page that did not open the session shows nothing of the person."""
    session = getattr(request, "session", None)
    return bool(session is not None and session.accessed and SESSION_KEY in session)


class PageWroteOnGet(Exception):  # noqa: N818  (domain errors are named for what happened)
    """A page wrote to the database while it was read: reloads, robots and link previews would write too."""


class ReadOnlyPagesMiddleware:
    """Development and tests: a GET of a page (not of other views) may not write.

    Stands last, so that the session, saved outside of it, may. Renditions of images are a cache and are let through.
    """

    WRITES = ("INSERT", "UPDATE", "DELETE")

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        with connection.execute_wrapper(self._guard(request)):
            return self.get_response(request)

    def _guard(self, request: HttpRequest) -> Callable[..., Any]:
        def run(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
            if sql.lstrip().upper().startswith(self.WRITES) and _is_page(request) and "rendition" not in sql:
                raise PageWroteOnGet(sql)
            return execute(sql, params, many, context)

        return run


def _is_page(request: HttpRequest) -> bool:
    match = request.resolver_match
    return bool(match and match.url_name == "wagtail_serve")
