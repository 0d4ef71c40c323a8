"""Who comes in: participants and staff."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse

from accounts.models import User
from accounts.roles import Role, has_role

View = Callable[..., HttpResponse]


def may_enter(user: User | AnonymousUser) -> bool:
    """At most one query for each instance of a person."""
    return user.is_authenticated and (user.is_staff or user.is_superuser or has_role(user, Role.PARTICIPANT))


def participants_only(view: View) -> View:
    """Visitors sign in first; for people without the role there is no such page."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_enter(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded
