"""One certificate: what it says, what happened to it, what may be done. For coordinators."""

import logging
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from certificates import rules, services
from certificates.models import Certificate, CertificateEvent, CorrectionRequest, Revocation
from certificates.queries.waiting import who_may_confirm
from certificates.services.documents import file_name, private_storage

from .doors import READS, of_certificate, register_crumb

logger = logging.getLogger(__name__)

REPEATED = (CertificateEvent.Kind.DOWNLOADED, CertificateEvent.Kind.VERIFIED)
LATEST = 10


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in order; of downloads and checks, of which there may be thousands, the latest."""

    events: list[CertificateEvent]
    left_out: int


@of_certificate(*READS)
def record(request: HttpRequest, certificate: Certificate) -> HttpResponse:
    """Coordinators."""
    return render(request, "certificates/office/record.html", _context(request, certificate))


def _context(request: HttpRequest, certificate: Certificate) -> dict[str, Any]:
    said = certificate.said
    revocations = list(certificate.revocations.select_related("proposed_by", "decided_by"))
    proposed = next((each for each in revocations if each.decision == Revocation.Decision.WAITING), None)
    requests = list(certificate.correction_requests.select_related("decided_by").order_by("-asked_at"))
    is_standing = certificate.status in (rules.Status.VALID, rules.Status.EXPIRED)
    return {
        "certificate": certificate,
        "said": said,
        "issued": rules.stored_date(said["dates"]["issued"]),
        "completed": rules.stored_date(said["dates"]["completed"]),
        "legal_state": rules.stored_date(said["legal_state"]),
        "timeline": timeline_of(certificate),
        "proposed": proposed,
        "is_mine": proposed is not None and proposed.proposed_by_id == request.user.pk,
        "others": who_may_confirm(proposed) if proposed else [],
        "revocations": [each for each in revocations if each is not proposed],
        "asked": next((each for each in requests if each.decision == CorrectionRequest.Decision.WAITING), None),
        "requests": [each for each in requests if each.decision != CorrectionRequest.Decision.WAITING],
        "may_revoke": is_standing and proposed is None,
        "may_correct": is_standing and proposed is None and not certificate.is_erased,
        "crumbs": [register_crumb()],
    }


def timeline_of(certificate: Certificate) -> Timeline:
    """Two queries, and a third where something is left out."""
    happened = CertificateEvent.objects.filter(certificate=certificate)  # ``certificate.events`` holds decisive ones
    once, many = happened.exclude(kind__in=REPEATED), happened.filter(kind__in=REPEATED)
    latest = list(many.order_by("-sequence")[: LATEST + 1])
    left_out = many.count() - LATEST if len(latest) > LATEST else 0
    events = sorted([*once, *latest[:LATEST]], key=lambda event: event.sequence)
    return Timeline(events, left_out)


@of_certificate(*READS)
def document(request: HttpRequest, certificate: Certificate) -> HttpResponse:
    """Coordinators. The stored bytes as they are; each download is an event that says it was the office."""
    if not certificate.has_file:
        messages.info(request, _("There is no file to download."))
        return redirect("certificates:record", certificate.pk)
    try:
        file = private_storage().open(file_name(certificate.pdf_sha256))
    except FileNotFoundError:
        logger.error("The stored document of certificate %s is missing", certificate.number)
        messages.error(request, _("The stored file is missing. An administrator restores it from a backup."))
        return redirect("certificates:record", certificate.pk)
    if request.method == "GET":
        kind = CertificateEvent.Kind.DOWNLOADED
        services.record_event(certificate=certificate, kind=kind, data={"by": "office"})
    name = f"certyfikat-{certificate.number.replace('/', '-')}.pdf"
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/pdf")
