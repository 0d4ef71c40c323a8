"""Files of letters, and when to write about new ones."""

import logging
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from messaging import queries
from messaging.forms import PreferenceForm
from messaging.models import Attachment
from messaging.services import set_preference
from messaging.services.notices import frequency_of

logger = logging.getLogger(__name__)

SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"
"""Were a browser to show the file after all, nothing in it runs."""


@login_required
@require_safe
def attachment(request: HttpRequest, pk: UUID) -> FileResponse:
    """Who may see the letter it came with; for anyone else there is no such file."""
    return _download(queries.find_attachment(request.user, pk))


def _download(attachment: Attachment) -> FileResponse:
    try:
        file = attachment.file.open("rb")
    except FileNotFoundError:
        logger.error("The stored file of attachment %s is missing", attachment.pk)
        raise Http404 from None
    response = FileResponse(file, as_attachment=True, filename=attachment.name, content_type=attachment.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """The signed-in person's own."""
    form = PreferenceForm(request.POST or None, initial={"frequency": frequency_of(request.user)})
    if request.method == "POST" and form.is_valid():
        set_preference(user=request.user, frequency=form.cleaned_data["frequency"])
        messages.success(request, _("Saved. We will write as you chose."))
        return redirect("messaging:preferences")
    return render(request, "messaging/preferences.html", {"form": form})
