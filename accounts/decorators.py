"""Who may open a page of ours that serves staff."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from accounts.middleware import ask_for_second_factor
from accounts.roles import Role
from accounts.second_factor import lacks_second_factor

View = Callable[..., HttpResponse]


def role_required(*roles: Role) -> Callable[[View], View]:
    """Lets in people with one of the roles, and administrators: `@role_required(Role.ADVISOR, Role.COORDINATOR)`.

    Strangers sign in first, others get 403, staff without the second factor are led to set it up.
    """

    def decorate(view: View) -> View:
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if not (request.user.is_superuser or request.user.roles.intersection(roles)):
                raise PermissionDenied
            if lacks_second_factor(request.user):
                return ask_for_second_factor(request)
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def hidden_from_others(*roles: Role) -> Callable[[View], View]:
    """As `role_required`, for rooms that do not exist for anyone else: 404 where that says 403."""

    def decorate(view: View) -> View:
        guarded = role_required(*roles)(view)

        @wraps(view)
        def hidden(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            try:
                return guarded(request, *args, **kwargs)
            except PermissionDenied:
                raise Http404 from None

        return hidden

    return decorate
