"""The gradebook as files: what the page shows, all of it. For coordinators; every export is on record."""

import tempfile
from collections.abc import Iterator

from django.http import FileResponse, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.log_actions import log

from accounts.decorators import role_required
from accounts.roles import Role
from core.formats import long_datetime
from courses.gradebook.files import csv_pieces, write_workbook
from courses.gradebook.matrix import columns_of
from courses.models import Enrolment
from courses.queries.gradebook import Line, chunks

from .gradebook import Asked

EXPORT = "courses.export_gradebook"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@never_cache
@role_required(Role.COORDINATOR)
@require_safe
def as_csv(request: HttpRequest) -> HttpResponseBase:
    """Coordinators. Goes out as it is read: the first rows are on their way before the last are looked up."""
    asked = Asked(request)
    if not asked.courses:
        return redirect("gradebook:index")
    _put_on_record(request, "csv")
    pieces = csv_pieces(_lines(asked), columns_of(asked.outline))
    return StreamingHttpResponse(
        pieces,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{_name()}.csv"'},
    )


@never_cache
@role_required(Role.COORDINATOR)
@require_safe
def as_xlsx(request: HttpRequest) -> HttpResponseBase:
    """Coordinators. A workbook cannot be sent before it is whole, so it waits in a file, not in memory."""
    asked = Asked(request)
    if not asked.courses:
        return redirect("gradebook:index")
    _put_on_record(request, "xlsx")
    file = tempfile.TemporaryFile()  # noqa: SIM115  (the response closes it)
    write_workbook(file, _lines(asked), columns_of(asked.outline), _about(asked))
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{_name()}.xlsx", content_type=XLSX)


def _lines(asked: Asked) -> Iterator[Line]:
    return chunks(asked.criteria, asked.outline)


def _about(asked: Asked) -> list[tuple[str, str]]:
    """In Polish, as the columns are."""
    filters = "; ".join(f"{label}: {value}" for label, value in asked.form.described())
    return [
        ("Kurs", asked.outline.title),
        ("Stan na", long_datetime(timezone.now())),
        ("Filtry", filters or "bez filtrów"),
    ]


def _name() -> str:
    return f"dziennik-{timezone.localtime():%Y-%m-%d-%H%M}"


def _put_on_record(request: HttpRequest, form: str) -> None:
    data = {"form": form, "query": request.GET.urlencode()[:500], "model": Enrolment._meta.label}
    log(request.user, EXPORT, user=request.user, data=data)
