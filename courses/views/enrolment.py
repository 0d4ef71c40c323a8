"""Enrolling oneself on a course."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from courses.models import CoursePage
from courses.services.enrolment import EnrolmentClosed, enrol_oneself


@login_required
def enrol(request: HttpRequest, course_id: int) -> HttpResponse:
    """For anyone signed in, where the course is open to it. Pressing twice does no harm; a GET leads to the course."""
    course = get_object_or_404(CoursePage.objects.live(), pk=course_id)
    if request.method == "POST":
        _enrol(request, course)
    return redirect(course.get_url(request))


def _enrol(request: HttpRequest, course: CoursePage) -> None:
    try:
        enrol_oneself(participant=request.user, course=course)
    except EnrolmentClosed:
        messages.error(request, _("Enrolment on this course is closed."))
    else:
        messages.success(request, _("You are enrolled. We keep your place and your results from now on."))
