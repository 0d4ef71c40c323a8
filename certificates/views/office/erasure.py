"""Erasure of a person from a certificate. For coordinators; the page before says what goes and what stays."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from certificates import services
from certificates.forms_office import ErasureForm
from certificates.models import Certificate

from .doors import FORMS, crumbs_to, of_certificate, refused


@of_certificate(*FORMS)
def erase(request: HttpRequest, certificate: Certificate) -> HttpResponse:
    """Coordinators. It cannot be undone, so the number has to be typed; done before, it says so."""
    if certificate.is_erased:
        messages.info(request, _("The personal data of this certificate has been erased."))
        return redirect("certificates:record", certificate.pk)
    form = ErasureForm(request.POST if request.method == "POST" else None, certificate=certificate)
    if form.is_valid():
        if not refused(request, services.erase_holder, certificate=certificate, by=request.user):
            messages.success(request, _("Erased. Number, dates, status and digests stay, and the file can be checked."))
        return redirect("certificates:record", certificate.pk)
    context = {
        "certificate": certificate,
        "siblings": _siblings(certificate),
        "form": form,
        "crumbs": crumbs_to(certificate),
    }
    return render(request, "certificates/office/erase.html", context)


def _siblings(certificate: Certificate) -> list[Certificate]:
    """The person's other certificates: an erasure takes them all. One query."""
    person = certificate.completion.enrolment.participant_id
    theirs = Certificate.objects.filter(completion__enrolment__participant=person, erased_at=None)
    return list(theirs.exclude(pk=certificate.pk).order_by("number"))
