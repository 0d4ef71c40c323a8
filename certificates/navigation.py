"""Certificates in the menus of the site (see core.navigation)."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from core import navigation


def register_address(request: HttpRequest) -> str | None:
    """For coordinators and administrators."""
    is_for = request.user.is_superuser or Role.COORDINATOR in request.user.roles
    return reverse("certificates:register") if is_for else None


navigation.register("help", "certificates", _("Check a certificate"), "certificates:verify_form", order=20)
navigation.register("user", "register", _("Certificates"), register_address, order=18, audience="staff")
