"""Who comes to the desk of advising."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from accounts.decorators import hidden_from_others
from accounts.roles import Role
from advising.models import Case

desk_required = hidden_from_others(Role.ADVISOR, Role.COORDINATOR)
"""Advisors and coordinators, with the second factor; for anyone else who is signed in nothing is here."""


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
