"""Addresses of the screens of applications."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.admin.viewsets.model import ModelViewSet

from recruitment.models import Application
from recruitment.viewsets.acting import ActView
from recruitment.viewsets.bulk import BulkView
from recruitment.viewsets.card import CardView, NoteView, SensitiveView
from recruitment.viewsets.export import ExportView
from recruitment.viewsets.filters import ApplicationFilter
from recruitment.viewsets.listing import ApplicationIndex


class CardFinder(ModelAdminURLFinder):
    """Where the log of actions leads."""

    edit_url_name = "recruitment_applications:card"

    def get_edit_url(self, instance: Application) -> str | None:
        return self.construct_edit_url(instance)


class ApplicationViewSet(ModelViewSet):
    """No form adds, changes or deletes an application: people write them, and actions move them."""

    model = Application
    name = "recruitment_applications"
    icon = "form"
    menu_label = _("Applications")
    add_to_reference_index = False
    copy_view_enabled = False
    form_fields: list[str] = []
    index_view_class = ApplicationIndex
    filterset_class = ApplicationFilter
    search_fields = ["search_text"]
    search_backend_name = None
    ordering = "-submitted_at"
    list_per_page = 50
    index_template_name = ApplicationIndex.template_name
    index_results_template_name = ApplicationIndex.results_template_name
    url_finder_class = CardFinder

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("export/", self.construct_view(ExportView, **self.get_index_view_kwargs()), name="export"),
            path("bulk/", self._plain(BulkView), name="bulk"),
            path("<uuid:pk>/", self._plain(CardView), name="card"),
            path("<uuid:pk>/note/", self._plain(NoteView), name="note"),
            path("<uuid:pk>/sensitive/", self._plain(SensitiveView), name="sensitive"),
            path("<uuid:pk>/<slug:action>/", self._plain(ActView), name="act"),
        ]

    def _plain(self, view: Any) -> Any:
        return view.as_view()
