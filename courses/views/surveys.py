"""The closing survey: its page for participants, what was said in it for coordinators."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.decorators import role_required
from accounts.roles import Role
from courses.forms.survey import answers_of, survey_form
from courses.models import Enrolment, SurveyPage
from courses.queries import place_of
from courses.queries.surveys import survey_results
from courses.services.surveys import return_survey

from .crumbs import crumbs


def survey_context(page: SurveyPage, request: HttpRequest) -> dict[str, Any]:
    place = place_of(request.user, page)
    survey = place.state.survey if place else None
    is_known = survey is not None and survey.item.id == page.pk
    return {
        "place": place,
        "state": place and place.state,
        "survey": survey if is_known else None,
        "crumbs": crumbs(place.outline if place else None),
        "form": survey_form(page, request.POST if request.method == "POST" else None),
    }


def serve_survey(page: SurveyPage, request: HttpRequest) -> HttpResponse:
    """The form, the reason why it is closed (403), or thanks; a return leads back to this page."""
    context = page.get_context(request)
    survey, form = context["survey"], context["form"]
    if survey is None:
        raise Http404("not in the published outline")
    if survey.is_locked:
        return TemplateResponse(request, page.template, context, status=403)
    if request.method == "POST" and not survey.is_done and form.is_valid():
        return _take_in(page, request, context)
    return TemplateResponse(request, page.template, context)


def _take_in(page: SurveyPage, request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    place = context["place"]
    enrolment = Enrolment(pk=place.enrolment_id)
    return_survey(enrolment=enrolment, survey=page, answers=answers_of(context["form"]))
    after = place_of(request.user, page)
    if after and after.is_completed and not place.is_completed:
        messages.success(request, _("You have completed the course. The certificate will appear on your page."))
    return redirect(context["survey"].item.url)


@require_safe
@role_required(Role.COORDINATOR)
def results(request: HttpRequest, page_id: int) -> HttpResponse:
    """What was said, without who said it; nothing before there are enough answers."""
    survey = get_object_or_404(SurveyPage, pk=page_id)
    return render(request, "courses/survey_results.html", {"survey": survey, "results": survey_results(survey)})
