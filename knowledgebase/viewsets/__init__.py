"""Screens of the back office: terms and acts to keep, pages to look at again, what readers said."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSetGroup

from knowledgebase.viewsets.choosers import provision_chooser
from knowledgebase.viewsets.records import GlossaryTermViewSet, LegalActViewSet

__all__ = ["KnowledgeBaseGroup", "provision_chooser"]


class KnowledgeBaseGroup(ModelViewSetGroup):
    items = (GlossaryTermViewSet, LegalActViewSet)
    menu_label = _("Knowledge base")
    menu_icon = "openquote"
    menu_order = 240
