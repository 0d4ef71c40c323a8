"""Who comes to the desk of advising."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from accounts.decorators import role_required
from accounts.roles import Role
from advising.models import Case

View = Callable[..., HttpResponse]


def desk_required(view: View) -> View:
    """Advisors and coordinators, with the second factor; for anyone else who is signed in nothing is here."""
    guarded = role_required(Role.ADVISOR, Role.COORDINATOR)(view)

    @wraps(view)
    def hidden(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return guarded(request, *args, **kwargs)
        except PermissionDenied:
            raise Http404 from None

    return hidden


def find_case(request: HttpRequest, pk: UUID) -> Case:
    """Raises Http404 for a case that does not lie on this person's desk."""
    found = Case.objects.on_desk_of(request.user)
    return get_object_or_404(found.select_related("conversation", "office", "advisor", "participant"), pk=pk)


def may_answer(request: HttpRequest, case: Case) -> bool:
    """Coordinators see every case, but answering is for the advisors of the office."""
    return Case.objects.advised_by(request.user).filter(pk=case.pk).exists() and Role.ADVISOR in request.user.roles


def find_answerable(request: HttpRequest, pk: UUID) -> Case:
    """Raises Http404 also for a case that the person may only look at."""
    case = find_case(request, pk)
    if not may_answer(request, case):
        raise Http404
    return case
