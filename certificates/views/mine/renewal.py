"""Renewing a certificate when the handbook follows a newer state of the law, or when the validity ends."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from certificates import services
from certificates.queries.own import OwnCertificate
from certificates.views.mine.access import READS, WRITES, own


@own(*READS, *WRITES)
def renewal(request: HttpRequest, own: OwnCertificate) -> HttpResponse:
    """The holder of a certificate that is due. One replaced before leads to the newest: a second press does no harm."""
    if not own.renewal.is_due:
        return redirect("certificates:mine", own.newest.pk)
    if request.method == "POST" and (renewed := _renewed(request, own)):
        messages.success(request, _("Here is your renewed certificate. The earlier one reads “superseded”."))
        return redirect("certificates:mine", renewed)
    return render(request, "certificates/mine/renewal.html", {"own": own})


def _renewed(request: HttpRequest, own: OwnCertificate) -> object | None:
    """The id of the new one; None, and the reason in a message, where it cannot be made now."""
    try:
        return services.renew_certificate(certificate=own.record).pk
    except (services.CertificateRefused, services.CertificateWaits) as error:
        messages.warning(request, str(error))
        return None
