"""What the pages of the account need."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.user_agents import device_name

register = template.Library()
register.filter("device_name", device_name)


@register.filter
def in_fours(secret: str) -> str:
    """'ABCD EFGH': easier to type; the apps take it with the spaces."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


ROOMS = [
    ("account_overview", _("Overview")),
    ("account_profile", _("Your details")),
    ("account_email", _("E-mail address")),
    ("account_change_password", _("Password")),
    ("mfa_index", _("Two-step sign-in")),
    ("usersessions_list", _("Devices")),
    ("account_consents", _("Statements and consents")),
]
INSIDE = {"account_set_password": "account_change_password"}


def add_room(name: str, label: Any, *, after: str, inside: tuple[str, ...] = ()) -> None:
    """For apps of lower floors, from their `navigation.py`: one more page of the account, and those under it."""
    place = [known for known, _label in ROOMS].index(after) + 1
    ROOMS.insert(place, (name, label))
    INSIDE.update(dict.fromkeys(inside, name))


@register.simple_tag(takes_context=True)
def account_rooms(context: dict[str, Any]) -> list[dict[str, Any]]:
    """Items for components/side_nav.html; pages of the second factor stand under their index."""
    request = context["request"]
    here = request.resolver_match.view_name if request.resolver_match else ""
    here = "mfa_index" if here.startswith("mfa_") else INSIDE.get(here, here)
    return [{"label": label, "url": reverse(name), "is_current": name == here} for name, label in ROOMS]
