"""The register as files. For coordinators; every export is on record, with what it was narrowed to."""

import tempfile
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.text import slugify
from wagtail.log_actions import log

from certificates.exports import write_workbook, zip_pieces
from certificates.forms_office import RegisterForm
from certificates.models import Certificate
from certificates.queries.editions import documents_of
from certificates.queries.office import chunks, narrowed
from core.formats import long_datetime
from courses.models import Edition

from .doors import office

EXPORT_REGISTER = "certificates.export_register"
EXPORT_DOCUMENTS = "certificates.export_documents"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@office("GET")
def workbook(request: HttpRequest) -> HttpResponseBase:
    """Coordinators. What the list shows, all of it. A workbook is whole before it goes out, so it waits in a file."""
    form = RegisterForm(request.GET)
    rows = narrowed(form.criteria)
    _put_on_record(request, EXPORT_REGISTER, {"query": request.GET.urlencode()[:500]})
    file = tempfile.TemporaryFile()  # noqa: SIM115  (the response closes it)
    filters = "; ".join(f"{label}: {value}" for label, value in form.described())
    write_workbook(
        file, chunks(rows), [("Stan na", long_datetime(timezone.now())), ("Filtry", filters or "bez filtrów")]
    )
    file.seek(0)
    name = f"rejestr-certyfikatow-{timezone.localtime():%Y-%m-%d-%H%M}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)


@office("GET")
def archive(request: HttpRequest, number: int) -> HttpResponseBase:
    """Coordinators. Goes out as it is made; each document in it counts as downloaded by the office."""
    edition = get_object_or_404(Edition.objects.select_related("course"), pk=number)
    _put_on_record(request, EXPORT_DOCUMENTS, {"edition": edition.name, "edition_id": edition.pk})
    about = [("Kurs", edition.course.title), ("Edycja", edition.name), ("Stan na", long_datetime(timezone.now()))]
    pieces = zip_pieces(lambda: chunks(documents_of(edition)), about)
    name = f"certyfikaty-{slugify(edition.name)[:60] or edition.pk}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(pieces, content_type="application/zip", headers=headers)


def _put_on_record(request: HttpRequest, action: str, data: dict[str, Any]) -> None:
    log(request.user, action, user=request.user, data={**data, "model": Certificate._meta.label})
