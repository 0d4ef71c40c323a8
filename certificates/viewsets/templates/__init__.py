"""The template of the document: its texts in versions, and what they look like in print."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from certificates.models import CertificateTemplate
from certificates.viewsets.templates.editing import CreateTemplate, DeleteTemplate, EditTemplate
from certificates.viewsets.templates.listing import COLUMNS, TemplateIndex
from certificates.viewsets.templates.panels import TEMPLATE_PANELS
from certificates.viewsets.templates.preview import PreviewView
from certificates.viewsets.templates.versions import DocumentView, ReuseView, VersionView

__all__ = ["CertificateTemplateViewSet"]


class CertificateTemplateViewSet(ModelViewSet):
    model = CertificateTemplate
    name = "certificate_templates"
    icon = "edit"
    menu_label = _("Template of the document")
    edit_handler = TEMPLATE_PANELS
    copy_view_enabled = False
    index_view_class = TemplateIndex
    add_view_class = CreateTemplate
    edit_view_class = EditTemplate
    delete_view_class = DeleteTemplate
    list_display = COLUMNS
    list_filter = ["course", "is_active"]
    list_per_page = 50

    def get_urlpatterns(self) -> list[Any]:
        preview = self.construct_view(PreviewView, form_class=self.get_form_class())
        return [
            *super().get_urlpatterns(),
            path("new/preview/", preview, name="preview_new"),
            path("edit/<int:pk>/preview/", preview, name="preview"),
            path("version/<int:pk>/", VersionView.as_view(), name="version"),
            path("version/<int:pk>/reuse/", ReuseView.as_view(), name="reuse"),
            path("version/<int:pk>/<str:person>.pdf", DocumentView.as_view(), name="document"),
        ]
