"""Applications as a spreadsheet: what the list shows now, row by row."""

import tempfile
from typing import Any

from django.http import FileResponse, HttpRequest
from django.utils import timezone
from wagtail.log_actions import log

from recruitment.models import Application
from recruitment.spreadsheet import write_workbook
from recruitment.viewsets.listing import ApplicationIndex

EXPORT = "recruitment.export_applications"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ExportView(ApplicationIndex):
    """Filters and search as on the list. Never what is sealed. Every export is on record."""

    any_permission_required = None
    permission_required = "change"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> FileResponse:
        rows = self.get_queryset().select_related("call__course", "organisation__seat", "applicant", "enrolment")
        file = tempfile.TemporaryFile()  # noqa: SIM115  (the response closes it)
        count = write_workbook(file, rows.iterator(chunk_size=500))
        self._put_on_record(request, count)
        file.seek(0)
        name = f"zgloszenia-{timezone.localtime():%Y-%m-%d-%H%M}.xlsx"
        return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)

    def _put_on_record(self, request: HttpRequest, count: int) -> None:
        data = {"count": count, "query": request.GET.urlencode()[:500], "model": Application._meta.label}
        log(request.user, EXPORT, user=request.user, data=data)
