"""Every address of one's own certificate, with the methods it answers."""

from django.urls import reverse

NAMES = {
    "mine": ("get",),
    "choose_name": ("post",),
    "ask_for_correction": ("get", "post"),
    "renew": ("get", "post"),
    "download": ("get",),
    "badge_token": ("get",),
    "badge_content": ("get",),
}
REQUESTS = [(name, method) for name, methods in NAMES.items() for method in methods]


def address(name: str, certificate) -> str:
    return reverse(f"certificates:{name}", args=[getattr(certificate, "pk", certificate)])
