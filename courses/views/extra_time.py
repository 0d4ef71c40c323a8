"""More time for one participant: granted, ended, and what was decided before. For coordinators."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.decorators import role_required
from accounts.roles import Role
from courses.forms.extra_time import ExtraTimeForm
from courses.models import Enrolment
from courses.services import extra_time as service


@never_cache
@role_required(Role.COORDINATOR)
def extra_time(request: HttpRequest, enrolment_id: int) -> HttpResponse:
    """Coordinators: the form and the history of one enrolment."""
    enrolment = _find(enrolment_id)
    form = ExtraTimeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        service.grant_extra_time(enrolment=enrolment, by=request.user, **form.terms)
        messages.success(request, _("Extra time granted. An attempt that is open has its new deadline already."))
        return redirect("gradebook:extra_time", enrolment.pk)
    grants = list(enrolment.extra_time.select_related("granted_by", "ended_by"))
    context = {"enrolment": enrolment, "form": form, "grants": grants, "crumbs": _crumbs(enrolment)}
    context["current"] = next((grant for grant in grants if grant.ended_at is None), None)
    return render(request, "courses/extra_time.html", context)


@require_POST
@role_required(Role.COORDINATOR)
def end(request: HttpRequest, enrolment_id: int) -> HttpResponse:
    """Coordinators: from the next attempt on there is no extra time. Twice is once."""
    enrolment = _find(enrolment_id)
    if service.end_extra_time(enrolment=enrolment, by=request.user):
        messages.success(request, _("Extra time ended. An attempt that is open keeps the time it has."))
    return redirect("gradebook:extra_time", enrolment.pk)


def _find(enrolment_id: int) -> Enrolment:
    return get_object_or_404(Enrolment.objects.select_related("participant", "course"), pk=enrolment_id)


def _crumbs(enrolment: Enrolment) -> list[dict[str, str]]:
    return [
        {"title": _("Gradebook"), "url": reverse("gradebook:index")},
        {"title": str(enrolment.participant), "url": reverse("gradebook:person", args=[enrolment.pk])},
    ]
