"""The question bank in the back office."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from courses.forms.question import QuestionForm
from courses.models import Question

from .editing import AddQuestion, DeleteQuestion, EditQuestion, UnpublishQuestion
from .gift import ConfirmGift, ExportGift, ImportGift
from .listing import COLUMNS, QuestionFilter, QuestionIndex
from .one import History, Preview, WhereUsed

__all__ = ["QuestionViewSet"]


class QuestionViewSet(ModelViewSet):
    model = Question
    name = "question_bank"
    icon = "help"
    menu_label = _("Question bank")
    copy_view_enabled = False
    index_view_class = QuestionIndex
    add_view_class = AddQuestion
    edit_view_class = EditQuestion
    delete_view_class = DeleteQuestion
    filterset_class = QuestionFilter
    search_fields = ["key"]
    search_backend_name = None
    list_per_page = 50
    list_display = COLUMNS
    template_prefix = "courses/bank/"

    def get_edit_handler(self) -> None:
        """No panels: the form is fitted to the kinds of questions, not to the columns of the record."""

    def get_form_class(self, for_update: bool = False) -> type[QuestionForm]:
        return QuestionForm

    def get_urlpatterns(self) -> list[Any]:
        """Where it is used and its history are our own pages at the names Wagtail leads to."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("new/", self.add_view, name="add"),
            path("import/", ImportGift.as_view(), name="import"),
            path("import/confirm/", ConfirmGift.as_view(), name="import_confirm"),
            path("export/", self.construct_view(ExportGift, **self.get_index_view_kwargs()), name="export"),
            path("edit/<int:pk>/", self.edit_view, name="edit"),
            path("delete/<int:pk>/", self.delete_view, name="delete"),
            path("unpublish/<int:pk>/", UnpublishQuestion.as_view(), name="unpublish"),
            path("usage/<int:pk>/", WhereUsed.as_view(), name="usage"),
            path("history/<int:pk>/", History.as_view(), name="history"),
            path("podglad/<int:pk>/", Preview.as_view(), name="preview"),
            path("podglad/<int:pk>/<int:version>/", Preview.as_view(), name="version"),
        ]
