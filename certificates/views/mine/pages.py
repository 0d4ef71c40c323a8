"""One's own certificate: what it says, who sees what, and what can be done with it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from certificates import services
from certificates.queries.own import OwnCertificate
from certificates.views.mine.access import READS, WRITES, own

SHOWN = "tak"


@own(*READS)
def certificate(request: HttpRequest, own: OwnCertificate) -> HttpResponse:
    """The holder."""
    return render(request, "certificates/mine/certificate.html", {"own": own})


@own(*WRITES)
def choose_name(request: HttpRequest, own: OwnCertificate) -> HttpResponse:
    """The holder. Anything but ``pokaz=tak`` hides the name."""
    is_shown = request.POST.get("pokaz") == SHOWN
    services.choose_name_shown(certificate=own.record, is_shown=is_shown)
    if is_shown:
        messages.success(request, _("Whoever has the link or the code now sees your full name."))
    else:
        messages.success(request, _("Whoever has the link or the code now sees your initials only."))
    return redirect("certificates:mine", own.record.pk)
