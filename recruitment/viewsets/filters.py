"""Filters of the list of applications."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from organisations.models import OrganisationKind
from organisations.viewsets.units import voivodeships
from recruitment.models import Application, RecruitmentPage
from recruitment.states import State

SENT = [(state.value, state.label) for state in State if state is not State.DRAFT]


class ApplicationFilter(WagtailFilterSet):
    call = django_filters.ModelChoiceFilter(
        label=_("Call"), queryset=RecruitmentPage.objects.order_by("-opens_at"), empty_label=_("All calls")
    )
    state = django_filters.MultipleChoiceFilter(label=_("State"), choices=SENT, widget=forms.CheckboxSelectMultiple)
    voivodeship = django_filters.ChoiceFilter(
        label=_("Voivodeship"), field_name="organisation__seat__voivodeship", choices=voivodeships
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind of unit"), field_name="organisation__kind", choices=OrganisationKind.choices
    )
    overdue = django_filters.ChoiceFilter(
        label=_("Deadline"), method="filter_overdue", choices=[("yes", _("Deadline has passed"))]
    )

    class Meta:
        model = Application
        fields: list[str] = []

    def filter_overdue(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.overdue(timezone.now()) if value else queryset
