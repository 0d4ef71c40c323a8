"""Names that are mended: at the holder's request, or at the office's own motion. For coordinators.

Both issue a new certificate; the page before says so, with the old name and the new one side by side.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from certificates import rules, services
from certificates.forms_office import NameForm, RefusalForm
from certificates.models import Certificate, CorrectionRequest
from certificates.queries.office import with_status
from certificates.queries.waiting import waiting_requests
from certificates.services.issuing import check_name

from .doors import FORMS, READS, REFUSALS, crumbs_to, of_certificate, office, refused, register_crumb, rooms

WAITING = CorrectionRequest.Decision.WAITING


@office(*READS)
def queue(request: HttpRequest) -> HttpResponse:
    """Coordinators: who waits for a mended name."""
    rows = list(waiting_requests().select_related("certificate"))
    return render(request, "certificates/office/corrections.html", {"requests": rows, "rooms": rooms(request)})


@office(*READS)
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Coordinators: the old name and the new one side by side."""
    return _request_page(request, _find(number), RefusalForm())


@office("POST")
def accept(request: HttpRequest, number: int) -> HttpResponse:
    """Coordinators. Twice is once: the certificate made first comes back."""
    asked = _find(number)
    try:
        made = services.accept_correction(request=asked, by=request.user)
    except REFUSALS as refusal:
        messages.warning(request, str(refusal))
        return redirect("certificates:correction", asked.pk)
    return _issued(request, made)


@office("POST")
def refuse(request: HttpRequest, number: int) -> HttpResponse:
    """Coordinators. The holder reads the answer, so there has to be one."""
    asked, form = _find(number), RefusalForm(request.POST)
    if not form.is_valid():
        return _request_page(request, asked, form)
    answer = form.cleaned_data["answer"]
    if not refused(request, services.refuse_correction, request=asked, by=request.user, answer=answer):
        messages.success(request, _("Refused. The holder gets your answer by e-mail."))
        return redirect("certificates:corrections")
    return redirect("certificates:correction", asked.pk)


@of_certificate(*FORMS)
def correct(request: HttpRequest, certificate: Certificate) -> HttpResponse:
    """Coordinators. First the name, then both names side by side, then the new certificate."""
    name = certificate.said["name"]
    form = NameForm(request.POST or None, initial={"first_name": name["first"], "last_name": name["last"]})
    step = request.POST.get("step", "")
    if form.is_valid() and step == "issue":
        try:
            given = {"certificate": certificate, "by": request.user, **form.cleaned_data}
            return _issued(request, services.correct_certificate(**given))
        except REFUSALS as refusal:
            _put(form, refusal)
    is_shown = form.is_valid() and step == "look" and _may_be_printed(form, certificate)
    new_name = rules.name_of(**form.cleaned_data)["full"] if is_shown else ""
    context = {"certificate": certificate, "form": form, "new_name": new_name, "crumbs": crumbs_to(certificate)}
    return render(request, "certificates/office/correct.html", context)


def _may_be_printed(form: NameForm, certificate: Certificate) -> bool:
    """Before anyone confirms it: the font has its letters, and it is another name."""
    try:
        check_name(**form.cleaned_data)
    except services.CertificateWaits as refusal:
        _put(form, refusal)
        return False
    if rules.name_of(**form.cleaned_data) == certificate.said["name"]:
        form.add_error(None, str(services.NothingToCorrect()))
    return form.is_valid()


def _put(form: NameForm, refusal: Exception) -> None:
    """Beside the field that it is about."""
    letters = getattr(refusal, "detail", "").split()
    named = [name for name in form.fields if any(letter in form.cleaned_data[name] for letter in letters)]
    form.add_error(named[0] if named else None, str(refusal))


def _find(number: int) -> CorrectionRequest:
    rows = CorrectionRequest.objects.select_related("certificate__holder", "decided_by")
    return get_object_or_404(rows, pk=number)


def _request_page(request: HttpRequest, asked: CorrectionRequest, form: RefusalForm) -> HttpResponse:
    certificate = with_status(Certificate.objects.select_related("successor")).get(pk=asked.certificate_id)
    context: dict[str, Any] = {
        "asked": asked,
        "certificate": certificate,
        "form": form,
        "is_waiting": asked.decision == WAITING,
        "new_name": f"{asked.first_name} {asked.last_name}".strip(),
        "crumbs": [register_crumb(), {"title": _("Requests to correct"), "url": "../"}],
    }
    return render(request, "certificates/office/correction.html", context)


def _issued(request: HttpRequest, made: Certificate) -> HttpResponse:
    words = _("Issued: %(number)s. The one before reads “superseded” and leads to it. The holder gets an e-mail.")
    messages.success(request, words % {"number": made.number})
    return redirect("certificates:record", made.pk)
