"""Choosing a provision for a legal basis."""

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from knowledgebase.models import LegalProvision


class ProvisionFilterForm(BaseFilterForm):
    q = forms.CharField(label=_("Act, unit or words"), required=False)

    def filter(self, objects: QuerySet) -> QuerySet:
        self.search_query = self.cleaned_data.get("q")
        self.is_searching = bool(self.search_query)
        for word in (self.search_query or "").split():
            objects = objects.filter(
                Q(unit__icontains=word) | Q(act__short_title__icontains=word) | Q(text__icontains=word)
            )
        return super().filter(objects)


class WithActs:
    """Mixin: a provision is named with its act."""

    def get_object_list(self) -> QuerySet:
        return LegalProvision.objects.with_act()

    def get_filter_form_class(self) -> type[ProvisionFilterForm]:
        return ProvisionFilterForm


class ChooseProvision(WithActs, ChooseView):
    pass


class ChooseProvisionResults(WithActs, ChooseResultsView):
    pass


class ProvisionChooserViewSet(ChooserViewSet):
    model = LegalProvision
    icon = "list-ul"
    choose_one_text = _("Choose a provision")
    choose_another_text = _("Choose another provision")
    choose_view_class = ChooseProvision
    choose_results_view_class = ChooseProvisionResults
    per_page = 20


provision_chooser = ProvisionChooserViewSet("provision_chooser")
