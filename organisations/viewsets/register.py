"""The register: a list to look things up in, and the chooser of a seat."""

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.viewsets.model import ModelViewSet

from organisations.models import Level, LocalGovernment
from organisations.viewsets.lists import LookOnlyIndex, with_words


class LocalGovernmentFilter(WagtailFilterSet):
    level = django_filters.ChoiceFilter(label=_("Level"), choices=Level.choices)
    is_current = django_filters.BooleanFilter(label=_("In force now"), field_name="valid_to", lookup_expr="isnull")
    voivodeship = django_filters.AllValuesFilter(label=_("Voivodeship"))

    class Meta:
        model = LocalGovernment
        fields = ["level", "is_current", "voivodeship"]


class LocalGovernmentIndex(LookOnlyIndex):
    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        return with_words(queryset, "search_text", self.search_query or "")


class LocalGovernmentViewSet(ModelViewSet):
    model = LocalGovernment
    icon = "list-ul"
    menu_label = _("Register of local governments")
    index_view_class = LocalGovernmentIndex
    filterset_class = LocalGovernmentFilter
    search_fields = ["search_text"]
    list_display = [
        TitleColumn("label", label=_("Unit"), sort_key="search_name"),
        Column("code", label=_("TERYT code"), sort_key="code"),
        Column("valid_from", label=_("Valid from"), sort_key="valid_from"),
        Column("valid_to", label=_("Valid to"), sort_key="valid_to"),
    ]
    form_fields = ["name"]
    inspect_view_enabled = True
    inspect_view_fields = ["name", "kind", "county", "voivodeship", "code", "key", "valid_from", "valid_to"]
    copy_view_enabled = False
    list_per_page = 50


class SeatFilterForm(BaseFilterForm):
    q = forms.CharField(label=_("Name, county, voivodeship"), required=False)

    def filter(self, objects: QuerySet) -> QuerySet:
        self.search_query = self.cleaned_data.get("q")
        self.is_searching = bool(self.search_query)
        return with_words(super().filter(objects), "search_text", self.search_query or "")


class CurrentCommunes:
    """Mixin: a unit has its seat in a commune that exists."""

    def get_object_list(self) -> QuerySet:
        return LocalGovernment.objects.communes().current()

    def get_filter_form_class(self) -> type[SeatFilterForm]:
        return SeatFilterForm


class ChooseSeat(CurrentCommunes, ChooseView):
    pass


class ChooseSeatResults(CurrentCommunes, ChooseResultsView):
    pass


class SeatChooserViewSet(ChooserViewSet):
    model = LocalGovernment
    icon = "home"
    choose_one_text = _("Choose a commune")
    choose_another_text = _("Choose another commune")
    choose_view_class = ChooseSeat
    choose_results_view_class = ChooseSeatResults
    per_page = 20


seat_chooser = SeatChooserViewSet("seat_chooser")
