"""What the holder of a certificate opens."""

import logging
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from certificates.models import Certificate
from certificates.services.documents import file_name, private_storage
from certificates.views.indexing import not_indexed

logger = logging.getLogger(__name__)


@login_required
@not_indexed
@require_GET
def download(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The holder, and staff who may view certificates; for anyone else the certificate does not exist."""
    certificate = get_object_or_404(Certificate, pk=pk)
    if certificate.holder_id != request.user.pk and not request.user.has_perm("certificates.view_certificate"):
        raise Http404
    try:
        return _file_response(certificate)
    except FileNotFoundError:
        if certificate.pdf_sha256:
            logger.error("The stored document of certificate %s is missing", certificate.number)
        return render(request, "certificates/preparing.html", {"certificate": certificate}, status=404)


def _file_response(certificate: Certificate) -> FileResponse:
    """Raises FileNotFoundError."""
    if not certificate.pdf_sha256:
        raise FileNotFoundError(certificate.number)
    name = f"certyfikat-{certificate.number.replace('/', '-')}.pdf"
    file = private_storage().open(file_name(certificate.pdf_sha256))
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/pdf")
