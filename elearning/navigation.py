"""The desk in the menu of the site (see core.navigation)."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.roles import Role
from core import navigation


def overview_address(request: HttpRequest) -> str | None:
    return reverse("overview") if Role.COORDINATOR in request.user.roles or request.user.is_superuser else None


navigation.register("user", "desk", _("My desk"), "desk", order=20, audience="signed_in", shows_initials=True)
navigation.register(
    "user", "overview", pgettext_lazy("of the whole site", "Overview"), overview_address, order=15, audience="staff"
)
