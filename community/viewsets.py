"""Moderation in the back office: reports to decide, and what was decided about people."""

from typing import Any

import django_filters
from django import forms
from django.contrib import messages
from django.db.models import F, QuerySet
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from community.errors import AlreadyDecided
from community.models import Profile, Report
from community.services import decide_report, restrict_person


class DecisionForm(forms.ModelForm):
    """The moderator's part of a report."""

    class Meta:
        model = Report
        fields = ["decision", "note"]
        widgets = {"decision": forms.RadioSelect, "note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, for_user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].choices = Report.Decision.choices
        self.fields["decision"].required = True


class ReportFilter(WagtailFilterSet):
    is_open = django_filters.BooleanFilter(
        label=gettext_lazy("Waits for a decision"), field_name="decided_at", lookup_expr="isnull"
    )

    class Meta:
        model = Report
        fields = ["is_open", "reason", "decision"]


class ReportIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet:
        """Those that wait first, the oldest at the top: NULL stands elsewhere on each database."""
        reports = super().get_base_queryset().select_related("person", "reporter", "decided_by")
        return reports.order_by(F("decided_at").desc(nulls_first=True), "made_at", "pk")


class ReportEditView(EditView):
    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("person", "reporter", "message", "decided_by")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        message = self.object.message
        context = super().get_context_data(**kwargs)
        if message:
            context["message_html"] = mark_safe(message.html)  # noqa: S308  (core.markup cleans it)
            context["attachments"] = list(message.attachments.all())
        return context

    def save_instance(self) -> Report:
        decided = self.form.cleaned_data
        return decide_report(
            report=self.object, by=self.request.user, decision=decided["decision"], note=decided["note"]
        )

    def form_valid(self, form: forms.ModelForm) -> Any:
        try:
            return super().form_valid(form)
        except AlreadyDecided:
            messages.warning(self.request, _("Another moderator has decided about this report already."))
            return redirect(self.get_success_url())

    def get_success_message(self) -> str:
        return _("Decided. The person who reported has been told by mail.")


class ReportViewSet(ModelViewSet):
    model = Report
    name = "community_reports"
    icon = "warning"
    menu_label = pgettext_lazy("of participants", "Reports")
    copy_view_enabled = False
    index_view_class = ReportIndexView
    edit_view_class = ReportEditView
    edit_template_name = "community/back_office/report.html"
    filterset_class = ReportFilter
    search_fields = ["person__last_name", "person__email", "details"]
    search_backend_name = None

    def get_form_class(self, for_update: bool = False) -> type[DecisionForm]:
        return DecisionForm

    @cached_property
    def list_display(self) -> list[Any]:
        return [
            TitleColumn("person", label=_("Person"), url_name="community_reports:edit", accessor=_person),
            Column("reason", label=_("Reason"), accessor="get_reason_display"),
            Column("reporter", label=_("Reported by")),
            DateColumn("made_at", label=_("Reported"), sort_key="made_at"),
            Column("decision", label=_("Decision"), accessor=lambda row: row.get_decision_display() or _("waits")),
        ]


def _person(report: Report) -> str:
    return str(report.person or _("Deleted account"))


class RestrictionForm(forms.ModelForm):
    class Meta:
        model = Profile
        fields = ["is_hidden", "is_silenced"]

    def __init__(self, *args: Any, for_user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class ProfileIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("user").order_by("-is_silenced", "-is_hidden", "sort_name")


class ProfileEditView(EditView):
    def save_instance(self) -> Profile:
        """Through the service, which writes it down."""
        return restrict_person(person=self.object.user, by=self.request.user, **self.form.cleaned_data)


class ProfileViewSet(ModelViewSet):
    model = Profile
    name = "community_profiles"
    icon = "group"
    menu_label = gettext_lazy("Directory")
    copy_view_enabled = False
    index_view_class = ProfileIndexView
    edit_view_class = ProfileEditView
    list_filter = ["is_listed", "is_hidden", "is_silenced"]
    search_fields = ["user__last_name", "user__email", "offers", "seeks"]
    search_backend_name = None

    def get_form_class(self, for_update: bool = False) -> type[RestrictionForm]:
        return RestrictionForm

    @cached_property
    def list_display(self) -> list[Any]:
        return [
            TitleColumn("user", label=_("Person"), url_name="community_profiles:edit"),
            BooleanColumn("is_listed", label=_("In the directory")),
            BooleanColumn("is_hidden", label=_("Hidden by a moderator")),
            BooleanColumn("is_silenced", label=_("May not write to others")),
        ]


class CommunityGroup(ModelViewSetGroup):
    menu_label = gettext_lazy("Participants")
    menu_icon = "group"
    menu_order = 260
    items = (ReportViewSet(), ProfileViewSet())
