"""Competences in the back office: what questions measure. One that is used is not deleted."""

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from courses.models import Competence

from .deleting import RefusingDelete


class CompetenceIndex(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[Competence]:
        return super().get_base_queryset().select_related("lesson").annotate(question_count=Count("questions"))


class DeleteCompetence(RefusingDelete):
    refusal = _("This competence has questions or stands in a blueprint: it cannot be deleted.")


class CompetenceViewSet(ModelViewSet):
    model = Competence
    name = "competences"
    icon = "tick"
    menu_label = _("Competences")
    copy_view_enabled = False
    index_view_class = CompetenceIndex
    delete_view_class = DeleteCompetence
    search_fields = ["code", "name"]
    search_backend_name = None
    list_per_page = 50
    panels = [FieldPanel("code"), FieldPanel("name"), FieldPanel("lesson")]
    list_display = [
        TitleColumn("name", label=_("Competence"), url_name="competences:edit", sort_key="name"),
        Column("code", label=_("Code"), sort_key="code"),
        Column("lesson", label=_("Lesson")),
        Column("question_count", label=_("Questions"), sort_key="question_count"),
    ]
