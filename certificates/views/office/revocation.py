"""Revocation by two coordinators: one proposes, another confirms, either drops. Each on a page of its own."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from certificates import services
from certificates.forms_office import RevocationForm
from certificates.models import Certificate, Revocation
from certificates.queries.waiting import waiting_revocations, who_may_confirm

from .doors import FORMS, READS, crumbs_to, of_certificate, office, refused, rooms


@office(*READS)
def queue(request: HttpRequest) -> HttpResponse:
    """Coordinators: what waits for a second one."""
    rows = list(waiting_revocations().select_related("certificate", "proposed_by"))
    return render(request, "certificates/office/revocations.html", {"revocations": rows, "rooms": rooms(request)})


@of_certificate(*FORMS)
def propose(request: HttpRequest, certificate: Certificate) -> HttpResponse:
    """Coordinators. Nothing changes for anyone until a second one confirms it."""
    form = RevocationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = {"certificate": certificate, "by": request.user, **form.cleaned_data}
        if not refused(request, services.propose_revocation, **given):
            messages.success(request, _("Proposed. The certificate stays valid until another coordinator confirms it."))
        return redirect("certificates:record", certificate.pk)
    if request.method != "POST" and _waiting_of(certificate):
        return redirect("certificates:record", certificate.pk)
    return _page(request, "revoke", certificate, form=form)


@of_certificate(*FORMS)
def confirm(request: HttpRequest, certificate: Certificate) -> HttpResponse:
    """Coordinators, but never the one who proposed it: the service says so, and the database too."""
    revocation = _decided_by(request, certificate)
    if revocation is None:
        messages.info(request, _("Nothing waits to be confirmed here: somebody has already decided."))
        return redirect("certificates:record", certificate.pk)
    if request.method == "POST":
        if not refused(request, services.confirm_revocation, revocation=revocation, by=request.user):
            messages.success(request, _("Revoked. Whoever checks the certificate sees it from now on."))
        return redirect("certificates:record", certificate.pk)
    others = who_may_confirm(revocation)
    is_mine = revocation.proposed_by_id == request.user.pk
    return _page(request, "confirm_revocation", certificate, revocation=revocation, is_mine=is_mine, others=others)


@of_certificate(*FORMS)
def drop(request: HttpRequest, certificate: Certificate) -> HttpResponse:
    """Coordinators, the one who proposed it too. The certificate stays as it is."""
    revocation = _decided_by(request, certificate)
    if revocation is None:
        messages.info(request, _("Nothing waits to be dropped here: somebody has already decided."))
        return redirect("certificates:record", certificate.pk)
    if request.method == "POST":
        if not refused(request, services.drop_revocation, revocation=revocation, by=request.user):
            messages.success(request, _("Dropped. The certificate stays as it is."))
        return redirect("certificates:record", certificate.pk)
    return _page(request, "drop_revocation", certificate, revocation=revocation)


def _waiting_of(certificate: Certificate) -> Revocation | None:
    rows = certificate.revocations.select_related("proposed_by")
    return rows.filter(decision=Revocation.Decision.WAITING).first()


def _decided_by(request: HttpRequest, certificate: Certificate) -> Revocation | None:
    """The one that waits. A form names the proposal it was shown with: never is another decided in its place."""
    waiting = _waiting_of(certificate)
    if waiting and request.method == "POST" and request.POST.get("revocation") != str(waiting.pk):
        return None
    return waiting


def _page(request: HttpRequest, name: str, certificate: Certificate, **context: Any) -> HttpResponse:
    context |= {"certificate": certificate, "crumbs": crumbs_to(certificate)}
    return render(request, f"certificates/office/{name}.html", context)
