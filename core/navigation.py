"""The menus of the head and foot of every page: what the apps register in their `navigation.py` (found by itself).

    from core import navigation
    navigation.register("main", "handbook", _("Handbook"), "/podrecznik/", order=10)

Menus: "main", "user" and, in the foot only, "help". The address is a url name, a path beginning with "/", or a
function of the request that gives a path or None (then the entry is not shown).
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal, get_args

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

Menu = Literal["main", "user", "help"]
Address = str | Callable[[HttpRequest], str | None]


class Audience(StrEnum):
    ANYONE = "anyone"
    VISITOR = "visitor"
    SIGNED_IN = "signed_in"
    STAFF = "staff"


@dataclass(frozen=True)
class Entry:
    key: str
    label: Any
    address: Address
    order: int
    audience: Audience
    is_post: bool
    icon: str
    shows_initials: bool


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry as one person sees it on one page; hashable, so that templates may keep what they made of it."""

    key: str
    label: Any
    url: str
    is_current: bool
    is_post: bool
    icon: str
    initials: str


_menus: dict[str, dict[str, Entry]] = {menu: {} for menu in get_args(Menu)}


def register(
    menu: Menu,
    key: str,
    label: Any,
    address: Address,
    *,
    order: int,
    audience: Audience | str = Audience.ANYONE,
    is_post: bool = False,
    icon: str = "",
    shows_initials: bool = False,
) -> None:
    """Add an entry, or put another in the place of the one with the same key. `is_post`: a button in a form."""
    entry = Entry(key, label, address, order, Audience(audience), is_post, icon, shows_initials)
    _menus[menu][key] = entry


def entries(menu: Menu) -> list[Entry]:
    return sorted(_menus[menu].values(), key=lambda entry: entry.order)


def build(menu: Menu, request: HttpRequest) -> tuple[MenuItem, ...]:
    """What this person sees."""
    shown = [(entry, url) for entry in entries(menu) if (url := _visible_url(entry, request))]
    current = _current_url(request.path, [url for entry, url in shown])
    return tuple(_item(entry, url, request, is_current=url == current) for entry, url in shown)


def address_of(entry: Entry, request: HttpRequest | None) -> str | None:
    """Raises NoReverseMatch for a url name that is none; the system check says so at the start."""
    if callable(entry.address):
        return entry.address(request) if request else None
    return entry.address if entry.address.startswith("/") else reverse(entry.address)


def _visible_url(entry: Entry, request: HttpRequest) -> str | None:
    if not _may_see(entry.audience, getattr(request, "user", None)):
        return None
    try:
        return address_of(entry, request)
    except NoReverseMatch:
        return None  # a page is not worth losing for its menu


def _may_see(audience: Audience, user: Any) -> bool:
    if audience == Audience.ANYONE:
        return True
    is_signed_in = bool(user and user.is_authenticated)
    if audience == Audience.VISITOR:
        return not is_signed_in
    return is_signed_in and (audience == Audience.SIGNED_IN or user.is_staff)


def _current_url(path: str, urls: list[str]) -> str | None:
    """The longest address that the page lies under: of /moje/ and /moje/testy/ one only."""
    holding = [url for url in urls if path == url or (url != "/" and url.endswith("/") and path.startswith(url))]
    return max(holding, key=len, default=None)


def _item(entry: Entry, url: str, request: HttpRequest, *, is_current: bool) -> MenuItem:
    initials = getattr(request.user, "initials", "") if entry.shows_initials else ""
    return MenuItem(entry.key, entry.label, url, is_current, entry.is_post, entry.icon, initials)
