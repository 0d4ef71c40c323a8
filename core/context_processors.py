"""What the head and foot of every page need."""

from django.http import HttpRequest


def site(request: HttpRequest) -> dict:
    return {}
