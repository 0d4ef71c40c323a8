"""Organisations, and who works where."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from organisations.fields import NipField, RegonField
from organisations.models import Level, LocalGovernment, Membership, Organisation, OrganisationKind
from organisations.viewsets.lists import LookOnlyIndex, with_words
from organisations.viewsets.register import seat_chooser


def voivodeships() -> list[tuple[str, str]]:
    names = LocalGovernment.objects.current().filter(level=Level.VOIVODESHIP).values_list("name", flat=True)
    return [(name, name) for name in names]


class OrganisationFilter(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(label=_("Kind of unit"), choices=OrganisationKind.choices)
    seat__voivodeship = django_filters.ChoiceFilter(label=_("Voivodeship"), choices=voivodeships)

    class Meta:
        model = Organisation
        fields = ["kind", "seat__voivodeship"]


class OrganisationForm(WagtailAdminModelForm):
    nip = NipField(label="NIP", required=False)
    regon = RegonField(label="REGON", required=False)

    class Meta:
        model = Organisation
        fields = ["name", "kind", "seat", "nip", "regon"]
        widgets = {"seat": seat_chooser.widget_class}

    def clean(self) -> dict[str, Any] | None:
        """A field that is not shown escapes Django's own check of the constraint."""
        cleaned = super().clean()
        same = {name: self.cleaned_data.get(name) for name in ("seat", "kind")}
        twins = Organisation.objects.named(self.cleaned_data.get("name", "")).filter(**same)
        if all(same.values()) and twins.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("A unit of this kind and name stands in this commune already."))
        return cleaned


class OrganisationIndex(generic.IndexView):
    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("seat")

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        return with_words(queryset, "search_name", self.search_query or "")


class OrganisationViewSet(ModelViewSet):
    model = Organisation
    icon = "home"
    menu_label = _("Organisations")
    index_view_class = OrganisationIndex
    filterset_class = OrganisationFilter
    search_fields = ["search_name"]
    list_display = [
        TitleColumn("name", label=_("Name"), sort_key="search_name"),
        Column("get_kind_display", label=_("Kind of unit"), sort_key="kind"),
        Column("seat", label=_("Seat")),
        Column("nip", label="NIP"),
    ]
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[OrganisationForm]:
        return OrganisationForm


class MembershipIndex(LookOnlyIndex):
    def get_base_queryset(self) -> QuerySet:
        people = super().get_base_queryset().select_related("person", "organisation__seat")
        return people.order_by("person__last_name", "person__first_name", "pk")


class MembershipViewSet(ModelViewSet):
    model = Membership
    icon = "group"
    menu_label = _("Places of work")
    index_view_class = MembershipIndex
    search_fields = ["person__last_name", "person__first_name", "person__email", "organisation__name"]
    list_filter = ["organisation__kind"]
    list_display = [
        Column("person", label=_("Person"), sort_key="person__last_name"),
        Column("organisation", label=_("Organisation"), sort_key="organisation__name"),
        Column("organisation.seat", label=_("Seat")),
        Column("position", label=_("Position")),
    ]
    form_fields = ["position"]
    copy_view_enabled = False
