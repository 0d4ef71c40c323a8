"""Pages that search engines leave alone."""

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from certificates.limits import View


def not_indexed(view: View) -> View:
    """Search engines neither list the page nor follow it; nothing of it stays in a shared cache."""

    @wraps(view)
    def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return response

    return never_cache(marked)
