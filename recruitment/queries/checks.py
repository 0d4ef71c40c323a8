"""What a recruiter should see before deciding."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.models import Enrolment
from organisations.rules import normalise
from recruitment.models import Application
from recruitment.queries.seats import commune_count, seats_left
from recruitment.rules import ELIGIBLE_KINDS
from recruitment.states import HOLDS_SEAT

MOST = 5
"""As many other applications are listed."""


@dataclass(frozen=True, slots=True)
class Check:
    """``others`` are applications the check speaks of."""

    label: Any
    text: Any
    is_warning: bool = False
    others: tuple[Application, ...] = ()


def checks_of(application: Application) -> tuple[Check, ...]:
    """Six queries."""
    return (
        _places(application),
        _commune(application),
        _kind(application),
        _same_unit(application),
        _same_person(application),
        _course(application),
    )


def _places(application: Application) -> Check:
    call, left = application.call, seats_left(application.call)
    text = _("taken: %(taken)s of %(places)s") % {"taken": call.places - left, "places": call.places}
    return Check(gettext_lazy("Places of the call"), text, is_warning=left <= 0 and application.state not in HOLDS_SEAT)


def _commune(application: Application) -> Check:
    limit = application.call.places_per_commune
    taken = commune_count(application.call, application.commune_key)
    is_full = taken >= limit and application.state not in HOLDS_SEAT
    text = _("taken: %(taken)s of %(places)s") % {"taken": taken, "places": limit}
    return Check(gettext_lazy("Places of the commune"), text, is_warning=is_full)


def _kind(application: Application) -> Check:
    unit = application.organisation
    is_eligible = unit is not None and unit.kind in ELIGIBLE_KINDS
    text = _("on the list of those who may apply") if is_eligible else _("not on the list: look whether it may apply")
    return Check(gettext_lazy("Kind of unit"), text, is_warning=not is_eligible)


def _same_unit(application: Application) -> Check:
    others = _others(application).filter(call=application.call, organisation=application.organisation_id)
    found = tuple(others[:MOST]) if application.organisation_id else ()
    text = "" if found else _("nobody else")
    is_many = len(found) >= application.call.places_per_commune
    return Check(gettext_lazy("Same unit in this call"), text, is_warning=is_many, others=found)


def _same_person(application: Application) -> Check:
    """By the account, by the name without diacritics, by PESEL where both have given it."""
    same = Q(applicant=application.applicant_id) if application.applicant_id else Q(pk=None)
    if name := normalise(application.full_name):
        same |= Q(search_text__contains=f" {name} ")
    digest = application.sensitive.pesel_digest if hasattr(application, "sensitive") else ""
    if digest:
        same |= Q(sensitive__pesel_digest=digest)
    found = tuple(_others(application).filter(same)[:MOST])
    text = "" if found else _("no other application")
    return Check(gettext_lazy("Same person or name"), text, is_warning=bool(found), others=found)


def _course(application: Application) -> Check:
    taken = Enrolment.objects.filter(participant=application.applicant_id, course=application.call.course_id)
    is_enrolled = taken.exclude(pk=application.enrolment_id).exists()
    text = _("already enrolled") if is_enrolled else _("not enrolled yet")
    text = _("enrolled through this application") if application.enrolment_id else text
    return Check(gettext_lazy("The course"), text, is_warning=is_enrolled)


def _others(application: Application) -> Any:
    return Application.objects.sent().exclude(pk=application.pk).select_related("call")
