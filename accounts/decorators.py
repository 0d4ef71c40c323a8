"""Who may open a page of ours that serves staff."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

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
