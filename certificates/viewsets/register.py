"""Issued certificates, and completions that wait for one: lists to read. Work on them is done in the register."""

import django_filters
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import register_permission_policy

from certificates.models import Certificate, IssueObstacle
from certificates.wording import STATUS_LABELS
from core.permissions import LookOnly

for register in (Certificate, IssueObstacle):
    register_permission_policy(register, LookOnly(register))


def status_label(certificate: Certificate) -> str:
    return str(STATUS_LABELS[certificate.status])


def file_link(certificate: Certificate) -> str:
    if not certificate.has_file:
        return _("being prepared")
    address = reverse("certificates:office_document", args=[certificate.pk])
    return format_html('<a href="{}">{}</a>', address, _("Download (PDF)"))


class CertificateIndexView(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().prefetch_related("events")


class CertificateFilter(WagtailFilterSet):
    issued_at = django_filters.DateFromToRangeFilter(label=gettext_lazy("Issued"), widget=DateRangePickerWidget)

    class Meta:
        model = Certificate
        fields = ["issued_at"]


class CertificateInspectView(InspectView):
    def get_fields(self) -> list[str]:
        return ["number", "completion", "holder", "template", "issued_at", "snapshot_sha256", "pdf_sha256"]


class CertificateViewSet(ModelViewSet):
    model = Certificate
    name = "certificate_register"
    icon = "doc-full"
    menu_label = gettext_lazy("Issued")
    form_fields = ["number"]
    inspect_view_enabled = True
    copy_view_enabled = False
    index_view_class = CertificateIndexView
    filterset_class = CertificateFilter
    inspect_view_class = CertificateInspectView
    search_fields = ["number", "holder__last_name", "holder__email"]
    search_backend_name = None
    ordering = ["-issued_at"]

    @cached_property
    def list_display(self):
        return [
            "number",
            Column("name", label=_("Holder"), accessor=lambda row: row.snapshot["name"]["full"]),
            Column("course", label=_("Course"), accessor=lambda row: row.snapshot["course"]["title"]),
            DateColumn("issued_at", label=_("Issued"), sort_key="issued_at"),
            Column("status", label=_("Status"), accessor=status_label),
            Column("file", label=_("File"), accessor=file_link),
        ]


class ObstacleIndexView(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("completion__enrolment__participant")


class IssueObstacleViewSet(ModelViewSet):
    model = IssueObstacle
    name = "certificate_obstacles"
    icon = "warning"
    menu_label = gettext_lazy("Waiting")
    form_fields = ["detail"]
    copy_view_enabled = False
    index_view_class = ObstacleIndexView

    @cached_property
    def list_display(self):
        return [
            Column("person", label=_("Participant"), accessor=lambda row: str(row.completion.enrolment.participant)),
            Column("kind", label=_("Reason"), accessor="get_kind_display"),
            Column("detail", label=_("Detail"), accessor="detail"),
            DateColumn("noticed_at", label=_("Noticed")),
        ]
