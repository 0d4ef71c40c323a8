"""The door of the back office: who may come in at all, and with what."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.second_factor import lacks_second_factor

OPEN_DOORS = ("login/", "logout/", "jsi18n/", "sprite/")


class StaffMfaMiddleware:
    """Guards /zaplecze/ and costs nothing elsewhere.

    A signed-in person without access is told so (Wagtail would send them to sign in again, and allauth back:
    a circle). A staff member without a second factor is led to set it up, when STAFF_MFA_REQUIRED says so.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        home = reverse("wagtailadmin_home")
        if not request.path.startswith(home) or request.path.removeprefix(home).startswith(OPEN_DOORS):
            return None
        if not request.user.is_authenticated:
            return None
        if not request.user.has_perm("wagtailadmin.access_admin"):
            raise PermissionDenied
        return ask_for_second_factor(request) if lacks_second_factor(request.user) else None


def ask_for_second_factor(request: HttpRequest) -> HttpResponse:
    """Says why the door is closed and what opens it."""
    messages.warning(
        request,
        _(
            "The back office opens when your account has a second sign-in step: it shows personal data of other "
            "people. Set up an app with codes or a passkey, it takes about two minutes. Then open the back office "
            "again."
        ),
    )
    return HttpResponseRedirect(reverse("mfa_index"))
