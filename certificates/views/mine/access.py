"""Whose pages these are: the holder's. For anyone else, staff included, the certificate does not exist."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from certificates import limits
from certificates.queries.own import OwnCertificate, find_erased, find_own
from certificates.views.indexing import not_indexed

READS = ("GET", "HEAD")
WRITES = ("POST",)
PRESSES = "60/h"
DOWNLOADS = "60/h"
"""A person: far more than anybody needs; each download is an event that stays."""

View = Callable[[HttpRequest, OwnCertificate], HttpResponse]


def own(*methods: str) -> Callable[[View], Callable[..., HttpResponse]]:
    """Hands the view the certificate of the person signed in; says so where they were erased from it."""

    def decorate(view: View) -> Callable[..., HttpResponse]:
        @wraps(view)
        def opened(request: HttpRequest, pk: UUID) -> HttpResponse:
            found = find_own(request.user, pk)
            return view(request, found) if found else _not_there(request, pk)

        slow = limits.limited("certificates.own", PRESSES, key="user", method="POST")
        return login_required(not_indexed(require_http_methods(methods)(slow(opened))))

    return decorate


def _not_there(request: HttpRequest, pk: UUID) -> HttpResponse:
    """410 to whom it once belonged, 404 to everybody else."""
    if erased := find_erased(request.user, pk):
        return render(request, "certificates/mine/gone.html", {"number": erased.number}, status=410)
    raise Http404
