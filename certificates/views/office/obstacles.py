"""Completions that cannot become certificates yet, and what to do about each. For coordinators."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from certificates.queries.waiting import waiting_completions

from .doors import READS, office, rooms

ON_A_PAGE = 50


@office(*READS)
def obstacles(request: HttpRequest) -> HttpResponse:
    """Coordinators. Gone as soon as the certificate is issued: the queue tries again by itself."""
    page = Paginator(waiting_completions(), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "certificates/office/obstacles.html", {"page_obj": page, "rooms": rooms(request)})
