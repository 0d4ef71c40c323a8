"""The question bank in the back office."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import ListingButton

from courses.attempt_sheet import question_view
from courses.forms.question import QuestionForm
from courses.models import AttemptItem, Question
from courses.questions import KINDS, kind


class QuestionFilter(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(
        label=_("Kind"),
        field_name="current_version__kind",
        choices=lambda: [(name, found.label) for name, found in KINDS.items()],
    )

    class Meta:
        model = Question
        fields = ["competence", "status", "kind"]


class QuestionIndex(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[Question]:
        return super().get_base_queryset().select_related("current_version", "competence")

    def get_list_more_buttons(self, instance: Question) -> list[Any]:
        url = reverse("question_bank:preview", args=[instance.pk])
        preview = ListingButton(_("Preview"), url=url, icon_name="view", priority=15)
        return [*super().get_list_more_buttons(instance), *([preview] if instance.current_version else [])]


class QuestionViewSet(ModelViewSet):
    model = Question
    name = "question_bank"
    icon = "help"
    menu_label = _("Question bank")
    copy_view_enabled = False
    index_view_class = QuestionIndex
    filterset_class = QuestionFilter
    search_fields = ["key", "current_version__spec__text"]
    search_backend_name = None
    list_per_page = 50
    list_display = [
        TitleColumn(
            "text", label=_("Question"), accessor=lambda question: _words(question), url_name="question_bank:edit"
        ),
        Column("key", label=_("Key"), sort_key="key"),
        Column("competence", label=_("Competence")),
        Column("kind", label=_("Kind"), accessor=lambda question: _kind(question)),
        Column("status", label=_("Status"), accessor=lambda question: question.get_status_display(), sort_key="status"),
    ]
    template_prefix = "courses/bank/"

    def get_edit_handler(self) -> None:
        """No panels: the form is fitted to the kinds of questions, not to the columns of the record."""

    def get_form_class(self, for_update: bool = False) -> type[QuestionForm]:
        return QuestionForm

    def get_urlpatterns(self) -> list[Any]:
        return [*super().get_urlpatterns(), path("podglad/<int:pk>/", self.preview, name="preview")]

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The current version as a participant sees it; for those who may look at the bank."""
        if not self.permission_policy.user_has_any_permission(request.user, ["add", "change", "view"]):
            return HttpResponse(status=403)
        question = get_object_or_404(Question.objects.exclude(current_version=None), pk=pk)
        item = AttemptItem(position=1, version=question.current_version)
        item.response = None
        context = {"question": question_view(item), "spec": item.spec, "rows": _key_rows(item), "record": question}
        return render(request, "courses/bank/preview.html", context)


def _words(question: Question) -> str:
    return question.current_version.spec["text"] if question.current_version else question.key


def _key_rows(item: AttemptItem) -> Any:
    asked = kind(item.version.kind)
    return asked.grade(item.spec, asked.key_response(item.spec)).rows


def _kind(question: Question) -> str:
    version = question.current_version
    return str(KINDS[version.kind].label) if version and version.kind in KINDS else ""
