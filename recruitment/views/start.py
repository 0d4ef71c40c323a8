"""Beginning an application."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from recruitment.limits import STARTS, limited
from recruitment.models import RecruitmentPage
from recruitment.screens.calls import has_verified_email
from recruitment.services import CallNotOpen, start_application


@login_required
@limited("recruitment.start", STARTS)
def start(request: HttpRequest, call_id: int) -> HttpResponse:
    """For people with a verified address. Pressing twice leads to one application; a GET leads to the call."""
    call = get_object_or_404(RecruitmentPage.objects.live(), pk=call_id)
    return _start(request, call) if request.method == "POST" else redirect(call.get_url(request))


def _start(request: HttpRequest, call: RecruitmentPage) -> HttpResponse:
    if not has_verified_email(request.user):
        messages.error(request, _("Confirm your e-mail address first: letters about the application go to it."))
        return redirect(call.get_url(request))
    try:
        application = start_application(call=call, applicant=request.user)
    except CallNotOpen as error:
        messages.error(request, str(error))
        return redirect(call.get_url(request))
    return redirect("recruitment:application", application.pk)
