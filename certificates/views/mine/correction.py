"""Asking for another name on the certificate."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from certificates import services
from certificates.forms_holder import CorrectionForm
from certificates.queries.own import OwnCertificate
from certificates.views.mine.access import READS, WRITES, own


@own(*READS, *WRITES)
def correction(request: HttpRequest, own: OwnCertificate) -> HttpResponse:
    """The holder of a certificate that stands; who has asked already is led to what they asked."""
    if not own.may_ask_for_correction:
        return redirect("certificates:mine", own.record.pk)
    name = own.said["name"]
    form = CorrectionForm(request.POST or None, initial={"first_name": name["first"], "last_name": name["last"]})
    if form.is_bound and form.is_valid() and _is_asked(form, own):
        messages.success(request, _("We have your request. A coordinator answers here and by e-mail."))
        return redirect("certificates:mine", own.record.pk)
    return render(request, "certificates/mine/correction.html", {"own": own, "form": form})


def _is_asked(form: CorrectionForm, own: OwnCertificate) -> bool:
    try:
        services.ask_for_correction(certificate=own.record, **form.cleaned_data)
    except services.NothingToCorrect as error:
        form.add_error("last_name", str(error))
        return False
    except (services.CertificateRefused, services.CertificateWaits) as error:
        form.add_error(None, str(error))
        return False
    return True
