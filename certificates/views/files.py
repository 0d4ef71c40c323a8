"""Public verification of a file: by digests worked out in the browser, or by the file itself, which is thrown away."""

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from certificates import limits
from certificates.forms import LARGEST_FILE, CodeForm, DigestsForm, FileForm
from certificates.limits import View
from certificates.services.checks import note_check
from certificates.verification.facts import facts_of
from certificates.verification.files import examine_digests, examine_file
from certificates.verification.verdicts import FileVerdict
from certificates.views.indexing import not_indexed
from certificates.wording import FILE_DETAILS

MOST_READ = 4 * LARGEST_FILE
"""Bytes of a request that are read at all, so that too large a file gets a friendly answer and a huge one none."""


def not_huge(view: View) -> View:
    """Refuses by the announced length, before anything is read: the check of the form's token would read it all."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_READ:
            return _ask_again(request, FileForm.too_large(), status=413)
        return csrf_protect(view)(request, *args, **kwargs)

    return csrf_exempt(guarded)


@not_indexed
@not_huge
@require_http_methods(["GET", "HEAD", "POST"])
@limits.limited("certificates.lookup", limits.LOOKUPS)
def check_file(request: HttpRequest) -> HttpResponse:
    """Anyone. ``odcisk``, repeated: digests of the whole file and of its beginnings; ``plik``: the file itself."""
    if request.method != "POST":
        return redirect("certificates:verify_form")
    if "odcisk" in request.POST:
        return _check_digests(request)
    if limits.is_over(request, "certificates.file", limits.FILES):
        return limits.too_many(request)
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _ask_again(request, form)
    return _answer(request, examine_file(form.cleaned_data["plik"]))


def _check_digests(request: HttpRequest) -> HttpResponse:
    form = DigestsForm(request.POST)
    if not form.is_valid():
        return render(request, "certificates/bad_digests.html", {"file_form": FileForm()}, status=400)
    return _answer(request, examine_digests(form.cleaned_data["odcisk"]))


def _answer(request: HttpRequest, verdict: FileVerdict) -> HttpResponse:
    """Shows what the code shows, with initials: who has a file, or only its digest, may not have the code."""
    certificate = verdict.certificate
    context = {
        "verdict": verdict,
        "details": [FILE_DETAILS[detail] for detail in verdict.details],
        "facts": facts_of(certificate, shows_name=False) if certificate else None,
        "checked_at": timezone.now(),
        "file_form": FileForm(),
        "code_form": CodeForm(),
    }
    page = render(request, "certificates/file_verdict.html", context)
    if certificate and verdict.is_ours:
        note_check(certificate=certificate, by="file")
    return page


def _ask_again(request: HttpRequest, form: FileForm, status: int = 200) -> HttpResponse:
    context = {"form": CodeForm(), "file_form": form}
    return render(request, "certificates/verify_form.html", context, status=status)
