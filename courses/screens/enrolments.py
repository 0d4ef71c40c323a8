"""Enrolments in the back office: found by the person, added by address; nothing is changed or deleted here."""

from typing import Any

import django_filters
from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from courses.forms.enrolment import EnrolmentForm
from courses.models import Enrolment
from courses.stages import Stage, with_stage


class AddAndLook(ModelPermissionPolicy):
    """Records are added and read, never changed or deleted, whatever a person's permissions."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in {"add", "view"} and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class EnrolmentIndex(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[Enrolment]:
        rows = super().get_base_queryset().select_related("participant", "course", "edition", "completion")
        return rows.annotate(lessons_read=Count("lesson_progress"))

    @cached_property
    def is_searchable(self) -> bool:
        return True


class EnrolmentFilter(WagtailFilterSet):
    stage = django_filters.ChoiceFilter(label=_("Progress"), choices=Stage.choices, method="at_stage")

    def at_stage(self, rows: QuerySet[Enrolment], name: str, value: str) -> QuerySet[Enrolment]:
        return with_stage(rows).filter(stage=value)

    class Meta:
        model = Enrolment
        fields = ["course", "edition"]


class EnrolmentViewSet(ModelViewSet):
    model = Enrolment
    name = "enrolments"
    icon = "group"
    menu_label = _("Enrolments")
    menu_order = 310
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = EnrolmentIndex
    filterset_class = EnrolmentFilter
    search_fields = ["participant__first_name", "participant__last_name", "participant__email"]
    search_backend_name = None
    ordering = "-enrolled_at"
    list_per_page = 50
    list_display = [
        TitleColumn(
            "participant",
            label=_("Participant"),
            sort_key="participant__last_name",
            get_url=lambda enrolment: reverse("gradebook:person", args=[enrolment.pk]),
        ),
        Column("email", label=_("E-mail"), accessor="participant.email"),
        Column("course", label=_("Course")),
        Column("edition", label=_("Edition")),
        Column("lessons_read", label=_("Lessons read")),
        DateColumn("enrolled_at", label=_("Enrolled"), sort_key="enrolled_at"),
        DateColumn("completed_at", label=_("Completed"), accessor="completion.completed_at"),
    ]

    def get_edit_handler(self) -> None:
        """No panels: the form asks for the address of a person, which is no column of the record."""

    def get_form_class(self, for_update: bool = False) -> type[EnrolmentForm]:
        return EnrolmentForm
