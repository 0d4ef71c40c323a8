"""Where the person works: first the commune, then the unit and who sends them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from organisations import queries
from organisations.models import LocalGovernment
from organisations.services.workplace import find_or_create_organisation
from recruitment.forms.organisation import SeatForm, UnitForm
from recruitment.limits import SAVES, limited
from recruitment.models import Application
from recruitment.rules import Part
from recruitment.screens.paper import Paper
from recruitment.services import save_part
from recruitment.views.own import editable_application
from recruitment.views.parts import CHECK, is_from_check, part_context, save_and_go

ANOTHER = "inna"
"""?gmina=inna asks for the commune again, though it is known."""


@editable_application
def seat(request: HttpRequest, application: Application) -> HttpResponse:
    """Whose commune is known already goes straight to the unit."""
    known = _known_seat(application)
    if known and request.method == "GET" and request.GET.get("gmina") != ANOTHER:
        return redirect(_unit_url(request, application, known))
    form = SeatForm.from_post(request.POST) if request.method == "POST" else SeatForm(initial={"seat": known})
    if form.is_bound and form.is_valid():
        return redirect(_unit_url(request, application, form.cleaned_data["seat"]))
    context = part_context(request, Paper(application), Part.ORGANISATION, form)
    return render(request, "recruitment/parts/seat.html", context)


@editable_application
@limited("recruitment.save", SAVES)
def unit(request: HttpRequest, application: Application, key: str) -> HttpResponse:
    found = queries.find_commune(key)
    if found is None:
        raise Http404
    form = UnitForm(
        request.POST if request.method == "POST" else None,
        organisations=list(queries.organisations_of(found)),
        initial=_initial(application, found),
    )
    paper = Paper(application)
    if form.is_bound and form.is_valid():
        return save_and_go(request, paper, Part.ORGANISATION, form, lambda: _save(application, form, found))
    context = {**part_context(request, paper, Part.ORGANISATION, form), "seat": found, **_another(request, application)}
    return render(request, "recruitment/parts/organisation.html", context)


def _save(application: Application, form: UnitForm, seat: LocalGovernment) -> None:
    organisation = form.chosen
    if organisation is None and form.described:
        organisation = find_or_create_organisation(seat=seat, **form.described)
    save_part(application=application, part=Part.ORGANISATION, values=form.values(organisation))


def _known_seat(application: Application) -> LocalGovernment | None:
    if application.organisation:
        return application.organisation.seat
    workplace = queries.workplace_of(application.applicant)
    return workplace.organisation.seat if workplace else None


def _initial(application: Application, seat: LocalGovernment) -> dict[str, Any]:
    """What is written counts; the account is asked only where nothing is."""
    written = UnitForm.initial_of_application(application, seat)
    if application.organisation:
        return written
    suggested = UnitForm.suggested(queries.workplace_of(application.applicant), seat)
    return {**suggested, **{name: value for name, value in written.items() if value}}


def _unit_url(request: HttpRequest, application: Application, seat: LocalGovernment) -> str:
    url = reverse("recruitment:unit", args=[application.pk, seat.key])
    return f"{url}?z={CHECK}" if is_from_check(request) else url


def _another(request: HttpRequest, application: Application) -> dict[str, str]:
    url = reverse("recruitment:seat", args=[application.pk])
    return {"seat_url": f"{url}?gmina={ANOTHER}" + (f"&z={CHECK}" if is_from_check(request) else "")}
