"""The application of the person who asks."""

from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from recruitment.limits import View
from recruitment.models import Application
from recruitment.screens.paper import is_editable
from recruitment.states import State


def own_application(view: View) -> View:
    """Gives the view the application instead of its key; 404 for strangers, sign-in for visitors."""

    @never_cache
    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, pk: UUID, *args: Any, **kwargs: Any) -> HttpResponse:
        rows = Application.objects.of(request.user).select_related("call", "applicant", "organisation__seat")
        return view(request, get_object_or_404(rows, pk=pk), *args, **kwargs)

    return guarded


def editable_application(view: View) -> View:
    """The same, where something can still be written; otherwise the page of the application says why not."""

    @own_application
    @wraps(view)
    def guarded(request: HttpRequest, application: Application, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_editable(application, timezone.now()):
            return refuse(request, application)
        return view(request, application, *args, **kwargs)

    return guarded


def refuse(request: HttpRequest, application: Application) -> HttpResponse:
    """Something was typed in vain only when it was sent, so only then there is something to say."""
    if request.method == "POST" and application.state == State.DRAFT:
        messages.error(request, _("The call has closed, so this could not be saved. What you saved before is below."))
    elif request.method == "POST":
        messages.error(request, _("The application has been sent already, so its answers no longer change."))
    return redirect("recruitment:application", application.pk)


def crumbs_of(application: Application) -> list[dict[str, Any]]:
    """Of the pages inside an application."""
    own = {"title": _("Your application"), "url": reverse("recruitment:application", args=[application.pk])}
    return [{"title": application.call.title, "url": application.call.url}, own]
