"""Search of communes for everyone; the place of work for the person signed in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe
from django_ratelimit.core import is_ratelimited

from organisations import queries
from organisations.forms import SeatForm, UnitForm
from organisations.services.workplace import NumberMismatch, find_or_create_organisation, set_workplace

SEARCHES = "600/m"
"""From one address: a training room behind one router, everybody typing."""


@require_safe
def search(request: HttpRequest) -> JsonResponse:
    """Communes for the combobox: {"results": [{"key", "label"}]}. Public, as the register is."""
    if is_ratelimited(request, group="organisations.search", key="ip", rate=SEARCHES, increment=True):
        return JsonResponse({"results": []}, status=429, headers={"Retry-After": "60", "Cache-Control": "no-store"})
    return _results(request)


@cache_control(public=True, max_age=3600)
def _results(request: HttpRequest) -> JsonResponse:
    found = queries.search_communes(request.GET.get("q", ""))
    return JsonResponse({"results": [{"key": unit.key, "label": unit.label} for unit in found]})


@login_required
@require_http_methods(["GET", "POST"])
def workplace(request: HttpRequest) -> HttpResponse:
    """The place of work as it stands, and the first step of changing it: the commune."""
    form = SeatForm.from_post(request.POST) if request.method == "POST" else SeatForm()
    if form.is_bound and form.is_valid():
        return redirect("organisations:workplace_unit", key=form.cleaned_data["seat"].key)
    membership = queries.workplace_of(request.user)
    return render(request, "organisations/workplace.html", {"form": form, "membership": membership})


@login_required
@require_http_methods(["GET", "POST"])
def workplace_unit(request: HttpRequest, key: str) -> HttpResponse:
    """The second step: the unit in the commune, and the position."""
    seat = queries.find_commune(key)
    if seat is None:
        raise Http404
    membership = queries.workplace_of(request.user)
    is_here = membership is not None and membership.organisation.seat_id == seat.pk
    form = UnitForm(
        request.POST if request.method == "POST" else None,
        organisations=list(queries.organisations_of(seat)),
        initial=UnitForm.initial_of(membership if is_here else None),
    )
    if form.is_bound and form.is_valid() and _is_saved(request, form, seat):
        messages.success(request, _("The place of work is saved."))
        return redirect("organisations:workplace")
    return render(request, "organisations/workplace_unit.html", {"form": form, "seat": seat})


def _is_saved(request: HttpRequest, form: UnitForm, seat) -> bool:
    try:
        with transaction.atomic():
            organisation = form.chosen or find_or_create_organisation(seat=seat, **form.described)
            set_workplace(person=request.user, organisation=organisation, **form.place)
    except NumberMismatch as mismatch:
        form.add_error(mismatch.field, _mismatch_text(mismatch))
        return False
    return True


def _mismatch_text(mismatch: NumberMismatch) -> str:
    if mismatch.is_of_another_unit:
        text = _("This number belongs to another unit: %(name)s. Check it, or leave the field empty.")
    else:
        text = _("%(name)s stands here with another number. Check it, or leave the field empty.")
    return text % {"name": mismatch.organisation.name}
