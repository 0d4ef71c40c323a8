"""The list of applications: counted by state, filtered, searched, with boxes to tick."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import HeaderButton

from organisations.viewsets.lists import LookOnlyIndex, with_words
from recruitment.models import Application
from recruitment.queries.figures import applications_by_state
from recruitment.rules import TRANSITIONS
from recruitment.viewsets.columns import columns
from recruitment.viewsets.filters import ApplicationFilter
from recruitment.viewsets.forms import BULK_ACTIONS


class ApplicationIndex(LookOnlyIndex):
    page_title = _("Applications")
    any_permission_required = ["view", "change"]
    template_name = "recruitment/admin/index.html"
    results_template_name = "recruitment/admin/index_results.html"
    filterset_class = ApplicationFilter
    search_fields = ["search_text"]
    default_ordering = "-submitted_at"
    paginate_by = 50

    def get_base_queryset(self) -> QuerySet[Application]:
        return Application.objects.sent().select_related("call", "organisation__seat")

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        """Equal values keep one order from page to page."""
        return queryset.order_by(self.ordering, "-number", "pk")

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        return with_words(queryset, "search_text", self.search_query or "")

    def get_add_url(self) -> None:
        return None

    def get_list_buttons(self, instance: Any) -> list[Any]:
        return []

    @cached_property
    def may_act(self) -> bool:
        return self.user_has_permission("change")

    @cached_property
    def columns(self) -> list[Any]:
        return columns(may_act=self.may_act)

    @cached_property
    def header_buttons(self) -> list[Any]:
        if not self.may_act:
            return []
        address = reverse("recruitment_applications:export")
        query = self.request.GET.urlencode()
        return [HeaderButton(_("Export (XLSX)"), url=f"{address}?{query}", icon_name="download")]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        call = self.request.GET.get("call", "")
        figures = applications_by_state(int(call) if call.isdecimal() else None)
        return {
            **super().get_context_data(*args, **kwargs),
            "figures": figures,
            "figures_total": sum(figure.count for figure in figures),
            "chosen_states": self.request.GET.getlist("state"),
            "may_act": self.may_act,
            "bulk_actions": [(action.value, TRANSITIONS[action].label) for action in BULK_ACTIONS],
        }
