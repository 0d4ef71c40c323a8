"""Certificates in the back office: lists of what was issued and what waits, and the template of the document."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSetGroup

from certificates.viewsets.register import CertificateViewSet, IssueObstacleViewSet
from certificates.viewsets.templates import CertificateTemplateViewSet

__all__ = ["CertificateGroup"]


class CertificateGroup(ModelViewSetGroup):
    menu_label = _("Certificates")
    menu_icon = "doc-full"
    items = (CertificateViewSet(), IssueObstacleViewSet(), CertificateTemplateViewSet())
