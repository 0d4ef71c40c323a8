"""How often one address may ask. A whole office may stand behind one, so it is wide."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_ratelimit.core import is_ratelimited

SEARCHES = "60/m"
RETRY_AFTER = 60


def is_too_many(request: HttpRequest) -> bool:
    return bool(is_ratelimited(request, group="knowledgebase.search", key=_address, rate=SEARCHES, increment=True))


def too_many(request: HttpRequest) -> HttpResponse:
    response = render(request, "knowledgebase/search/too_many.html", status=429)
    response["Retry-After"] = RETRY_AFTER
    return response


def _address(group: str, request: HttpRequest) -> Any:
    """As sign-in counts it: behind a proxy one setting of allauth corrects both."""
    return str(get_adapter(request).get_client_ip(request))
