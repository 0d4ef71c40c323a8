"""Attempts in the back office: to look at, never to change."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.model import ModelViewSet

from courses.models import Attempt
from courses.templatetags.quiz import number
from organisations.viewsets.lists import LookOnlyIndex


class AttemptIndex(LookOnlyIndex):
    def get_base_queryset(self) -> QuerySet[Attempt]:
        return super().get_base_queryset().select_related("enrolment__participant", "quiz")


class AttemptFilter(WagtailFilterSet):
    class Meta:
        model = Attempt
        fields = ["quiz", "is_passed", "closed_by"]


class AttemptViewSet(ModelViewSet):
    """To look at, never to change: what people did is a record."""

    model = Attempt
    name = "attempts"
    icon = "tick-inverse"
    menu_label = _("Attempts")
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = AttemptIndex
    filterset_class = AttemptFilter
    form_fields: list[str] = []
    ordering = "-started_at"
    list_per_page = 50
    list_display = [
        Column("participant", label=_("Participant"), accessor="enrolment.participant"),
        Column("quiz", label=_("Test")),
        Column("number", label=_("Attempt"), sort_key="number"),
        Column("score", label=_("Points"), accessor=lambda attempt: _points(attempt)),
        Column("is_passed", label=pgettext_lazy("attempt", "Result"), accessor=lambda attempt: _result(attempt)),
        DateColumn("started_at", label=_("Started"), sort_key="started_at"),
        DateColumn("closed_at", label=_("Closed"), sort_key="closed_at"),
    ]


def _points(attempt: Attempt) -> str:
    return "" if attempt.score is None else f"{number(attempt.score)} / {number(attempt.max_score)}"


def _result(attempt: Attempt) -> Any:
    if attempt.is_waiting and not attempt.is_passed:
        return attempt.get_review_display()
    if attempt.is_passed is None:
        return pgettext_lazy("attempt", "under way")
    return pgettext_lazy("attempt", "passed") if attempt.is_passed else pgettext_lazy("attempt", "not passed")
