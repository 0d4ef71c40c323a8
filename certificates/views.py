"""Public verification, and the file for its holder."""

import logging
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from certificates import limits, queries, rules
from certificates.forms import CodeForm, SurnameForm
from certificates.models import Certificate
from certificates.services.documents import file_name, private_storage

logger = logging.getLogger(__name__)


def not_indexed(view: limits.View) -> limits.View:
    """Search engines neither list the page nor follow it; nothing of it stays in a shared cache."""

    @wraps(view)
    def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return response

    return never_cache(marked)


@not_indexed
@require_GET
@limits.limited("certificates.lookup", limits.LOOKUPS)
def verify_form(request: HttpRequest) -> HttpResponse:
    """Anyone. A code that can be one leads to its page."""
    form = CodeForm(request.GET if "kod" in request.GET else None)
    if form.is_bound and form.is_valid():
        return redirect("certificates:verify", code=form.cleaned_data["kod"])
    return render(request, "certificates/verify_form.html", {"form": form})


@not_indexed
@require_http_methods(["GET", "HEAD", "POST"])
@limits.limited("certificates.lookup", limits.LOOKUPS)
@limits.limited("certificates.name", limits.NAMES, method="POST")
@limits.limited("certificates.name_of_one", limits.NAMES_OF_ONE, key=limits.certificate_code, method="POST")
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Anyone who has the code. Shows initials; who types the surname is shown the full name."""
    certificate = queries.certificate_by_code(rules.normalise_code(code))
    if certificate is None:
        return render(request, "certificates/unknown.html", {"code_form": CodeForm({"kod": code})}, status=404)
    form = SurnameForm(request.POST if request.method == "POST" else None, snapshot=certificate.snapshot)
    return render(request, "certificates/verify.html", _verification(certificate, form))


def _verification(certificate: Certificate, form: SurnameForm) -> dict[str, Any]:
    is_confirmed = form.is_bound and form.is_valid()
    name = certificate.snapshot["name"]
    return {
        "form": form,
        "certificate": certificate.snapshot,
        "code_form": CodeForm(),
        "status": certificate.status,
        "is_confirmed": is_confirmed,
        "shown_name": name["full"] if is_confirmed else rules.initials(name["first"], name["last"]),
        "tests": sum(module["result"] is not None for module in certificate.snapshot["modules"]),
        "lessons": sum(module["lessons"] for module in certificate.snapshot["modules"]),
        "completed": rules.stored_date(certificate.snapshot["dates"]["completed"]),
        "issued": rules.stored_date(certificate.snapshot["dates"]["issued"]),
        "legal_state": rules.stored_date(certificate.snapshot["legal_state"]),
        "checked_at": timezone.now(),
    }


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
