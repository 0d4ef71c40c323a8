"""The applicant's page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from recruitment.models import Application
from recruitment.screens import application_context
from recruitment.views.own import own_application


@require_safe
@own_application
def show(request: HttpRequest, application: Application) -> HttpResponse:
    return render(request, "recruitment/application.html", application_context(application))
