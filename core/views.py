"""Pages of the site itself: health, and what to say when a form was refused."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403.html", {"is_csrf_failure": True}, status=403)
