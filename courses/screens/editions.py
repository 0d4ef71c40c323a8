"""Editions of courses in the back office. One that somebody takes part in is not deleted."""

from typing import Any

from django import forms
from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from courses.models import Edition


class EditionIndex(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[Edition]:
        rows = super().get_base_queryset().select_related("course")
        return rows.annotate(people=Count("enrolments"))


class EditionViewSet(ModelViewSet):
    model = Edition
    name = "editions"
    icon = "date"
    menu_label = _("Editions")
    menu_order = 311
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = EditionIndex
    search_fields = ["name"]
    search_backend_name = None
    ordering = "-starts_on"
    list_per_page = 50
    list_filter = ["course"]
    list_display = [
        "name",
        Column("course", label=_("Course")),
        DateColumn("starts_on", label=_("Begins"), sort_key="starts_on"),
        DateColumn("ends_on", label=_("Ends"), sort_key="ends_on"),
        Column("people", label=_("Participants")),
    ]
    panels = [
        FieldPanel("course"),
        FieldPanel("name", help_text=_("For example: autumn 2026.")),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
    ]

    def get_form_class(self, for_update: bool = False) -> Any:
        return _checked(super().get_form_class(for_update))


def _checked(form_class: Any) -> Any:
    """Dates in order, and people who are in an edition stay on its course."""

    class EditionForm(form_class):
        def clean(self) -> dict[str, Any]:
            data = super().clean()
            begins, ends = data.get("starts_on"), data.get("ends_on")
            if begins and ends and ends < begins:
                self.add_error("ends_on", forms.ValidationError(_("The edition ends before it begins.")))
            if "course" in self.changed_data and self.instance.pk and self.instance.enrolments.exists():
                self.add_error("course", forms.ValidationError(_("People take this edition: its course stays.")))
            return data

    return EditionForm
