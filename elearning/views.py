"""The participant's desk and the coordinator's overview."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.decorators import role_required
from accounts.roles import Role
from elearning.desk import desk_of
from elearning.figures import overview as figures


@require_safe
@login_required
def desk(request: HttpRequest) -> HttpResponse:
    """Everyone sees their own."""
    return render(request, "elearning/desk.html", desk_of(request.user))


@require_safe
@role_required(Role.COORDINATOR)
def overview(request: HttpRequest) -> HttpResponse:
    """How the whole stands; each figure leads to its list."""
    return render(request, "elearning/overview.html", {"groups": figures(), "now": timezone.now()})
