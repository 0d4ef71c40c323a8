"""The participant's desk."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from certificates.queries import certificates_of
from courses.queries import desk as courses_of
from organisations.queries import workplace_of


@require_safe
@login_required
def desk(request: HttpRequest) -> HttpResponse:
    """Everyone sees their own: where to go on, progress, certificates."""
    courses = courses_of(request.user)
    context = {
        "workplace": workplace_of(request.user),
        "courses": courses,
        "current": courses[0] if courses else None,
        "certificates": certificates_of(request.user),
    }
    return render(request, "elearning/desk.html", context)
