"""Competences in the back office: what questions measure. One that is used is not deleted."""

from typing import Any

from django.db.models import Count, ProtectedError, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from courses.models import Competence


class CompetenceIndex(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[Competence]:
        return super().get_base_queryset().select_related("lesson").annotate(question_count=Count("questions"))


class DeleteCompetence(generic.DeleteView):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The database keeps what questions and blueprints point at; the editor is told so."""
        try:
            return super().post(request, *args, **kwargs)
        except ProtectedError:
            messages.error(request, _("This competence has questions or stands in a blueprint: it cannot be deleted."))
            return redirect("competences:edit", self.object.pk)


class CompetenceViewSet(ModelViewSet):
    model = Competence
    name = "competences"
    icon = "tick"
    menu_label = gettext_lazy("Competences")
    copy_view_enabled = False
    index_view_class = CompetenceIndex
    delete_view_class = DeleteCompetence
    search_fields = ["code", "name"]
    search_backend_name = None
    list_per_page = 50
    panels = [FieldPanel("code"), FieldPanel("name"), FieldPanel("lesson")]
    list_display = [
        TitleColumn("name", label=gettext_lazy("Competence"), url_name="competences:edit", sort_key="name"),
        Column("code", label=gettext_lazy("Code"), sort_key="code"),
        Column("lesson", label=gettext_lazy("Lesson")),
        Column("question_count", label=gettext_lazy("Questions"), sort_key="question_count"),
    ]
