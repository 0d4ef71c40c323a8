"""Public verification of a certificate by its code, and how to check one without this site."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from certificates import limits, rules, signing
from certificates.forms import CodeForm, FileForm, SurnameForm
from certificates.models import Certificate
from certificates.services.checks import note_check
from certificates.verification.facts import facts_of, holder_shows_name
from certificates.verification.reads import certificate_by_code
from certificates.views.indexing import not_indexed


@not_indexed
@require_safe
@limits.limited("certificates.lookup", limits.LOOKUPS)
def verify_form(request: HttpRequest) -> HttpResponse:
    """Anyone. A code that can be one leads to its page."""
    form = CodeForm(request.GET if "kod" in request.GET else None)
    if form.is_bound and form.is_valid():
        return redirect("certificates:verify", code=form.cleaned_data["kod"])
    return render(request, "certificates/verify_form.html", {"form": form, "file_form": FileForm()})


@not_indexed
@require_http_methods(["GET", "HEAD", "POST"])
@limits.limited("certificates.lookup", limits.LOOKUPS)
@limits.limited("certificates.name", limits.NAMES, method="POST")
@limits.limited("certificates.name_of_one", limits.NAMES_OF_ONE, key=limits.certificate_code, method="POST")
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Anyone who has the code. Shows initials; who types the surname is shown the full name."""
    certificate = certificate_by_code(rules.normalise_code(code))
    if certificate is None:
        return render(request, "certificates/unknown.html", {"code_form": CodeForm({"kod": code})}, status=404)
    form = SurnameForm(request.POST if request.method == "POST" else None, snapshot=certificate.said)
    page = render(request, "certificates/verify.html", _verification(certificate, form))
    if request.method == "GET" and not _is_holder(request, certificate):
        note_check(certificate=certificate, by="code")
    return page


def _verification(certificate: Certificate, form: SurnameForm) -> dict[str, Any]:
    is_confirmed = form.is_bound and form.is_valid()
    return {
        "form": form,
        "facts": facts_of(certificate, shows_name=is_confirmed or holder_shows_name(certificate)),
        "code_form": CodeForm(),
        "is_confirmed": is_confirmed,
        "checked_at": timezone.now(),
    }


def _is_holder(request: HttpRequest, certificate: Certificate) -> bool:
    """Who looks at the page of their own certificate checks nothing."""
    return request.user.is_authenticated and request.user.pk == certificate.holder_id


@not_indexed
@require_safe
def check_yourself(request: HttpRequest) -> HttpResponse:
    """Anyone: the commands that check a document without this site, and what each of them does not notice."""
    return render(request, "certificates/check_yourself.html", _guide(signing.publication()))


def _guide(publication: signing.Publication | None) -> dict[str, Any]:
    return {"publication": publication, "site": settings.PUBLIC_URL}


@not_indexed
@require_safe
def signing_certificate(request: HttpRequest) -> HttpResponse:
    """Anyone: the certificate of the key that signs, with those above it, as PEM."""
    publication = signing.publication()
    if publication is None:
        return render(request, "certificates/check_yourself.html", _guide(None), status=404)
    response = HttpResponse(publication.certificate_pem + publication.chain_pem, content_type="application/x-pem-file")
    response["Content-Disposition"] = 'attachment; filename="akademia-srps.pem"'
    return response
