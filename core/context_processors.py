"""What the head and foot of every page need."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from core import navigation
from core.site_info import site_info


def site(request: HttpRequest) -> dict[str, Any]:
    """Lazy: a page without our head, such as Wagtail's own screens, asks for no user and reads no settings."""
    return {
        "site_settings": SimpleLazyObject(site_info),
        "main_menu": SimpleLazyObject(lambda: navigation.build("main", request)),
        "user_menu": SimpleLazyObject(lambda: navigation.build("user", request)),
        "help_menu": SimpleLazyObject(lambda: navigation.build("help", request)),
    }
