"""What machines read when they check a badge: keys, issuer, achievements, lists of status. For anyone.

Nothing here opens a session or names a person.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from certificates import limits
from certificates.badges import documents, status_lists

READS = "600/m"
"""From one address: a verifier of thousands of badges keeps what it has read."""
KEPT = 300
"""Seconds that a shared cache may answer in our place."""

View = Callable[..., HttpResponse]


def public(view: View) -> View:
    """GET and HEAD, from a script of any site, kept for minutes."""

    @require_safe
    @limits.limited("certificates.badges", READS)
    @wraps(view)
    def published(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Cache-Control"] = f"public, max-age={KEPT}"
        return response

    return published


@public
def did_document(request: HttpRequest) -> HttpResponse:
    return _json(documents.did_document(), "application/did+json")


@public
def key_set(request: HttpRequest) -> HttpResponse:
    return _json(documents.key_set(), "application/jwk-set+json")


@public
def issuer(request: HttpRequest) -> HttpResponse:
    return _json(documents.issuer(), "application/ld+json")


@public
def achievement(request: HttpRequest, template_id: int) -> HttpResponse:
    """What the badges of this template are given for; unknown until the first one is."""
    if (content := documents.achievement(template_id)) is None:
        raise Http404
    return _json(content, "application/ld+json")


@public
def status_list(request: HttpRequest, number: int) -> HttpResponse:
    if (token := status_lists.published(number)) is None:
        raise Http404
    return HttpResponse(token, content_type="application/vc+jwt")


def _json(content: dict[str, Any], content_type: str) -> JsonResponse:
    return JsonResponse(content, content_type=content_type, json_dumps_params={"ensure_ascii": False})
