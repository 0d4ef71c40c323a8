"""Who is there."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from community import queries
from community.access import may_enter, participants_only
from community.forms import DirectoryForm

PER_PAGE = 20


@login_required
@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """Participants and staff; the menu leads everybody here, so others are told whose page it is."""
    if not may_enter(request.user):
        return render(request, "community/closed.html", status=403)
    form = DirectoryForm(request.GET)
    wanted = form.wanted
    page = Paginator(queries.directory(request.user, **wanted), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "people": [queries.person_of(profile) for profile in page],
        "page_obj": page,
        "is_filtered": bool(wanted),
        "query": _without_page(request),
        "own": queries.profile_of(request.user),
    }
    return render(request, "community/directory.html", context)


def _without_page(request: HttpRequest) -> str:
    """The rest of the address, for the links to other pages of the list."""
    rest = request.GET.copy()
    rest.pop("page", None)
    return f"{rest.urlencode()}&" if rest else ""


@participants_only
@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever sees the person in the directory."""
    found = queries.find_person(request.user, pk)
    has_blocked = queries.blocked_by(request.user).filter(blocked=pk).exists()
    return render(request, "community/person.html", {"person": found, "has_blocked": has_blocked})
