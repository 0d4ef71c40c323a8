"""All versions, the one in use first: since when, how many certificates, frozen or not."""

from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic

from certificates.models import CertificateTemplate
from certificates.viewsets.templates.reading import courses_without_template


class TemplateIndex(generic.IndexView):
    page_title = _("Template of the document")

    def get_base_queryset(self) -> QuerySet[CertificateTemplate]:
        rows = super().get_base_queryset().select_related("course")
        return rows.annotate(issued=Count("certificates")).order_by("course__title", "-version")

    def get_add_url(self) -> str | None:
        """Only while a course has none: a new version of a template comes of editing it."""
        return super().get_add_url() if courses_without_template().exists() else None


def address_of(template: CertificateTemplate) -> str:
    """The form of the version in use; an old one is only read."""
    return reverse(f"certificate_templates:{'edit' if template.is_active else 'version'}", args=[template.pk])


def state_of(template: CertificateTemplate) -> Any:
    """``template`` carries ``issued``, the number of its certificates."""
    if template.is_active:
        return _("in use, frozen") if template.issued else _("in use")
    return _("old, frozen") if template.issued else _("old")


COLUMNS = [
    TitleColumn("course", label=_("Course"), accessor="course.title", get_url=address_of),
    Column("version", label=_("Version")),
    Column("title", label=_("Title")),
    StatusTagColumn("state", label=_("State"), accessor=state_of, primary=lambda row: row.is_active),
    Column("issued", label=_("Certificates")),
    DateColumn("created_at", label=_("Made")),
]
