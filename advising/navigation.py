"""Advising in the menus of the site (see core.navigation)."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.roles import Role
from core import navigation


def inbox_address(request: HttpRequest) -> str | None:
    """For advisors; coordinators come to it from the overview."""
    return reverse("advising:inbox") if Role.ADVISOR in request.user.roles else None


navigation.register("main", "advising", _("Advising"), "/doradztwo/", order=30)
navigation.register("user", "inbox", pgettext_lazy("menu", "Inbox"), inbox_address, order=40, audience="staff")
