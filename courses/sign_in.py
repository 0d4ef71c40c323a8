"""What courses do when somebody signs in."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from courses.kept_sheet import save_kept_sheet


def on_signed_in(sender: type, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """Answers that waited for this (courses.kept_sheet) are saved, and the person is told."""
    if not hasattr(request, "session"):
        return
    is_saved = save_kept_sheet(request, user)
    if is_saved:
        messages.success(request, _("The answers you sent before signing in are saved."), fail_silently=True)
    elif is_saved is False:
        messages.warning(request, _("The answers sent before signing in were not taken in."), fail_silently=True)
