"""Recruitment in the back office: applications, and the words of letters."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSetGroup

from recruitment.viewsets.applications import ApplicationViewSet
from recruitment.viewsets.letters import LetterViewSet


class RecruitmentGroup(ViewSetGroup):
    menu_label = _("Recruitment")
    menu_icon = "form"
    menu_order = 240
    items = (ApplicationViewSet(), LetterViewSet())
