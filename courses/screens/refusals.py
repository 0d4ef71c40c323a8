"""What attempts did not take in, in the back office: to look at, never to change."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.model import ModelViewSet

from courses.models import Refusal
from organisations.viewsets.lists import LookOnlyIndex


class RefusalIndex(LookOnlyIndex):
    def get_base_queryset(self) -> QuerySet[Refusal]:
        return super().get_base_queryset().select_related("participant", "attempt__quiz")


class RefusalFilter(WagtailFilterSet):
    class Meta:
        model = Refusal
        fields = ["reason"]


class RefusalViewSet(ModelViewSet):
    """Forged input and answers after the end: who, when, to which test."""

    model = Refusal
    name = "refusals"
    icon = "warning"
    menu_label = _("Refused answers")
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = RefusalIndex
    filterset_class = RefusalFilter
    form_fields: list[str] = []
    ordering = "-id"
    list_per_page = 50
    list_display = [
        Column("participant", label=_("Participant")),
        Column("reason", label=_("Reason"), accessor=lambda refusal: refusal.get_reason_display()),
        Column("quiz", label=_("Test"), accessor=lambda refusal: refusal.attempt.quiz if refusal.attempt else ""),
        Column("detail", label=_("Detail")),
        DateColumn("made_at", label=_("When"), sort_key="made_at"),
    ]
