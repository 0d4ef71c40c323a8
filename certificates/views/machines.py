"""The same answer for machines. Documented field by field in docs/certificates-api.md."""

from datetime import date
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from certificates import limits, rules
from certificates.services.checks import note_check
from certificates.verification.facts import PublicFacts, facts_of
from certificates.verification.reads import certificate_by_code
from certificates.views.indexing import not_indexed


def open_to_all(view: limits.View) -> limits.View:
    """Scripts of other sites may read every answer: none of them depends on who asks."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        return response

    return opened


@not_indexed
@open_to_all
@require_safe
@limits.limited("certificates.lookup", limits.LOOKUPS, answer=limits.too_many_for_machines)
def certificate_json(request: HttpRequest, code: str) -> HttpResponse:
    """Anyone who has the code."""
    code = rules.normalise_code(code)
    certificate = certificate_by_code(code)
    if certificate is None:
        return _json({"error": "unknown_code"}, status=404)
    if request.method == "GET":
        note_check(certificate=certificate, by="json")
    return _json(said_to_machines(facts_of(certificate), code))


def _json(answer: dict[str, Any], status: int = 200) -> JsonResponse:
    return JsonResponse(answer, status=status, json_dumps_params={"ensure_ascii": False})


def said_to_machines(facts: PublicFacts, code: str) -> dict[str, Any]:
    """Of a record that is damaged only that it is."""
    address = settings.PUBLIC_URL + reverse("certificates:verify", args=[code])
    always = {"status": facts.status.value, "verification_url": address, "checked_at": timezone.now().isoformat()}
    if not facts.is_readable:
        return always
    return {
        **always,
        "number": facts.number,
        "title": facts.title,
        "issuer": facts.issuer,
        "course": facts.course,
        "edition": facts.edition,
        "hours": facts.hours,
        "study_minutes": facts.minutes,
        "completed_on": _day(facts.completed),
        "issued_on": _day(facts.issued),
        "valid_until": _day(facts.valid_until),
        "legal_state_on": _day(facts.legal_state),
        "holder": {"initials": facts.initials, "full_name": facts.full_name or None},
        "personal_data_erased_on": _day(facts.erased),
        "replaces_number": facts.replaces or None,
        "successor_number": facts.successor_number or None,
        "successor_issued_on": _day(facts.successor_issued),
        "successor_reason": facts.reason or None,
        "revocation_category": facts.category or None,
        "revoked_on": _day(facts.revoked),
        "snapshot_sha256": facts.snapshot_sha256,
        "pdf_sha256": facts.pdf_sha256 or None,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
