"""The handbook and the advisors' queue in the menus of the site (see core.navigation)."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.roles import Role
from core import navigation


def gradebook_address(request: HttpRequest) -> str | None:
    """For coordinators and administrators."""
    is_for = request.user.is_superuser or Role.COORDINATOR in request.user.roles
    return reverse("gradebook:index") if is_for else None


def questions_address(request: HttpRequest) -> str | None:
    """For editors; coordinators come to it from the gradebook."""
    return reverse("questions:index") if Role.EDITOR in request.user.roles else None


def reviews_address(request: HttpRequest) -> str | None:
    """For advisors; coordinators come to it from their desk."""
    return reverse("reviews:queue") if Role.ADVISOR in request.user.roles else None


navigation.register("main", "handbook", _("Handbook"), "/podrecznik/", order=10)
navigation.register("user", "gradebook", _("Gradebook"), gradebook_address, order=16, audience="staff")
navigation.register("user", "questions", _("Analysis of questions"), questions_address, order=17, audience="staff")
navigation.register("user", "reviews", pgettext_lazy("menu", "To mark"), reviews_address, order=41, audience="staff")
