"""How often one person may press a button that writes: far more than anybody needs."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_ratelimit.core import is_ratelimited

STARTS = "20/h"
SAVES = "300/h"
SENDINGS = "20/h"
RETRY_AFTER = 600

View = Callable[..., HttpResponse]


def limited(group: str, rate: str) -> Callable[[View], View]:
    """Of POSTs of the signed-in person; answers 429 with a page that says when to try again."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if is_ratelimited(request, group=group, key="user", rate=rate, method="POST", increment=True):
                return too_many(request)
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def too_many(request: HttpRequest) -> HttpResponse:
    response = render(request, "recruitment/too_many.html", status=429)
    response["Retry-After"] = str(RETRY_AFTER)
    return response
