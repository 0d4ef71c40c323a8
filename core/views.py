"""Pages of the site itself: health, and what to say when a form was refused."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.health import report


@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """For monitoring; anyone may see it, as it says nothing about people."""
    answer = report()
    return JsonResponse(answer, status=200 if answer["ok"] else 503)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403.html", {"is_csrf_failure": True}, status=403)
