"""Public verification of a certificate."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from certificates import limits, queries, rules
from certificates.forms import CodeForm, SurnameForm
from certificates.models import Certificate
from certificates.views.indexing import not_indexed


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
    form = SurnameForm(request.POST if request.method == "POST" else None, snapshot=certificate.said)
    return render(request, "certificates/verify.html", _verification(certificate, form))


def _verification(certificate: Certificate, form: SurnameForm) -> dict[str, Any]:
    is_confirmed = form.is_bound and form.is_valid()
    said = certificate.said
    name = said["name"]
    return {
        "form": form,
        "certificate": said,
        "code_form": CodeForm(),
        "status": certificate.status,
        "is_confirmed": is_confirmed,
        "shown_name": name["full"] if is_confirmed else rules.initials(name["first"], name["last"]),
        "tests": sum(module["result"] is not None for module in said["modules"]),
        "lessons": sum(module["lessons"] for module in said["modules"]),
        "completed": rules.stored_date(said["dates"]["completed"]),
        "issued": rules.stored_date(said["dates"]["issued"]),
        "legal_state": rules.stored_date(said["legal_state"]),
        "checked_at": timezone.now(),
    }
