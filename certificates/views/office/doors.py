"""Who comes in, what is found, where one stands."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.decorators import role_required
from accounts.roles import Role
from certificates import services
from certificates.models import Certificate
from certificates.queries.office import whole_records, with_status
from certificates.queries.waiting import Waiting, waiting_for
from certificates.views.indexing import not_indexed

View = Callable[..., HttpResponse]
Crumb = dict[str, str]
REFUSALS = (services.CertificateRefused, services.CertificateWaits)

READS = ("GET", "HEAD")
FORMS = ("GET", "HEAD", "POST")


def office(*methods: str) -> Callable[[View], View]:
    """Coordinators, by these methods. Nothing of it stays in a cache."""

    def decorate(view: View) -> View:
        return not_indexed(role_required(Role.COORDINATOR)(require_http_methods(methods)(view)))

    return decorate


def of_certificate(*methods: str) -> Callable[[View], View]:
    """As ``office``; hands the view the certificate of the address, or answers that there is none."""

    def decorate(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, pk: UUID, **rest: Any) -> HttpResponse:
            return view(request, get_object_or_404(with_status(whole_records()), pk=pk), **rest)

        return office(*methods)(opened)

    return decorate


def refused(request: HttpRequest, service: Callable[..., Any], /, **arguments: Any) -> bool:
    """Whether the service declined, for example because somebody else was faster; its words are shown."""
    try:
        service(**arguments)
    except REFUSALS as refusal:
        messages.warning(request, str(refusal))
        return True
    return False


def register_crumb() -> Crumb:
    return {"title": _("Register of certificates"), "url": reverse("certificates:register")}


def crumbs_to(certificate: Certificate) -> list[Crumb]:
    return [
        register_crumb(),
        {"title": certificate.number, "url": reverse("certificates:record", args=[certificate.pk])},
    ]


def rooms(request: HttpRequest, waiting: Waiting | None = None) -> list[dict[str, Any]]:
    """The rooms of the office with what waits in them. One query."""
    waits = waiting or waiting_for(request.user)
    named = (
        ("register", _("Register"), None),
        ("editions", _("Editions"), None),
        ("corrections", _("Requests to correct"), waits.corrections),
        ("revocations", _("Revocations to confirm"), waits.revocations),
        ("obstacles", _("Waiting certificates"), waits.obstacles),
    )
    here = request.resolver_match.url_name if request.resolver_match else ""
    return [
        {"label": label, "url": reverse(f"certificates:{name}"), "waiting": number, "is_current": name == here}
        for name, label, number in named
    ]
