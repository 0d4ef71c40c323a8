"""How often one address may ask: codes cannot be guessed, so this guards the machine and the holder's name."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django_ratelimit import ALL
from django_ratelimit.core import is_ratelimited

from certificates import rules

LOOKUPS = "60/m"
NAMES = "10/m"
NAMES_OF_ONE = "60/h"
"""Of one certificate, from everywhere: a list of surnames is not tried from many addresses."""
FILES = "10/m"
"""Uploads to be examined: each may cost a second of work."""
RETRY_AFTER = 60

View = Callable[..., HttpResponse]


def client_address(group: str, request: HttpRequest) -> str:
    """As sign-in counts it: behind a proxy one setting of allauth corrects both."""
    return str(get_adapter(request).get_client_ip(request))


def certificate_code(group: str, request: HttpRequest) -> str:
    return rules.normalise_code(request.resolver_match.kwargs["code"]) if request.resolver_match else ""


def too_many(request: HttpRequest) -> HttpResponse:
    return _later(render(request, "certificates/too_many.html", status=429))


def too_many_for_machines(request: HttpRequest) -> HttpResponse:
    return _later(JsonResponse({"error": "too_many_requests", "retry_after": RETRY_AFTER}, status=429))


def limited(
    group: str, rate: str, *, key: Any = client_address, method: Any = ALL, answer: View = too_many
) -> Callable[[View], View]:
    """Answers 429 and says when to try again."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if is_over(request, group, rate, key=key, method=method):
                return answer(request)
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def is_over(request: HttpRequest, group: str, rate: str, *, key: Any = client_address, method: Any = ALL) -> bool:
    """Counts this request, and says whether it is one too many."""
    return bool(is_ratelimited(request, group=group, key=key, rate=rate, method=method, increment=True))


def _later(response: HttpResponse) -> HttpResponse:
    response["Retry-After"] = RETRY_AFTER
    return response
