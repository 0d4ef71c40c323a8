"""Screens of courses in the back office."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSetGroup

from .attempts import AttemptViewSet
from .bank import QuestionViewSet
from .competences import CompetenceViewSet
from .enrolments import AddAndLook, EnrolmentViewSet
from .refusals import RefusalViewSet

__all__ = ["AddAndLook", "CoursesGroup", "EnrolmentViewSet"]


class CoursesGroup(ViewSetGroup):
    menu_label = _("Tests")
    menu_icon = "help"
    items = (QuestionViewSet, CompetenceViewSet, AttemptViewSet, RefusalViewSet)
