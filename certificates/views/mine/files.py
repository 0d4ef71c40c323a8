"""What the holder takes away: the document, and the badge in it."""

import logging

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from certificates import badges, limits, services
from certificates.models import CertificateEvent
from certificates.queries.own import OwnCertificate
from certificates.services.documents import file_name, private_storage
from certificates.views.mine.access import DOWNLOADS, READS, own

logger = logging.getLogger(__name__)
slowly = limits.limited("certificates.download", DOWNLOADS, key="user")


@own(*READS)
@slowly
def document(request: HttpRequest, own: OwnCertificate) -> HttpResponse:
    """The holder. The stored bytes as they are; each download is an event."""
    if not own.record.has_file:
        return render(request, "certificates/preparing.html", {"certificate": own.record}, status=404)
    try:
        file = private_storage().open(file_name(own.record.pdf_sha256))
    except FileNotFoundError:
        logger.error("The stored document of certificate %s is missing", own.record.number)
        return render(request, "certificates/mine/missing.html", {"own": own}, status=404)
    _note_download(request, own)
    return FileResponse(file, as_attachment=True, filename=f"{own.file_stem}.pdf", content_type="application/pdf")


@own(*READS)
@slowly
def badge_token(request: HttpRequest, own: OwnCertificate) -> HttpResponse:
    """The holder. The badge as signed: what a wallet of badges takes in."""
    return _attached(HttpResponse(_badge(own), content_type="application/vc+jwt"), f"{own.file_stem}.jwt")


@own(*READS)
@slowly
def badge_content(request: HttpRequest, own: OwnCertificate) -> HttpResponse:
    """The holder. What the badge says, readable, without the signature."""
    content = badges.content_of(_badge(own))
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 2})
    return _attached(response, f"{own.file_stem}.json")


def _badge(own: OwnCertificate) -> str:
    """Certificates from before badges have none."""
    if not own.record.badge:
        raise Http404
    return own.record.badge


def _note_download(request: HttpRequest, own: OwnCertificate) -> None:
    if request.method == "GET":
        kind = CertificateEvent.Kind.DOWNLOADED
        services.record_event(certificate=own.record, kind=kind, data={"by": "holder"})


def _attached(response: HttpResponse, name: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
