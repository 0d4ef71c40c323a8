"""Screens of one question beside its form: as participants see it, where it is used, its history."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from courses.attempt_sheet import question_view
from courses.models import AttemptItem, Question, QuestionVersion
from courses.questions import kind

from .reading import history_of, uses_of

LIST = "question_bank:index"


class OneQuestion(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Mixin. Looking takes any permission on the bank; a screen that changes something says so."""

    model = Question
    any_permission_required = ["add", "change", "view"]
    header_icon = "help"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        questions = Question.objects.select_related("current_version", "draft_version", "competence__lesson")
        self.object = get_object_or_404(questions, pk=kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return str(self.object)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(LIST), "label": _("Question bank")},
            {"url": reverse("question_bank:edit", args=[self.object.pk]), "label": str(self.object)},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        version = self.object.latest_version
        return {
            **super().get_context_data(**kwargs),
            "question": self.object,
            "words": version.spec["text"] if version else self.object.key,
            "figures_url": figures_url(self.object),
        }


class WhereUsed(OneQuestion):
    template_name = "courses/bank/uses.html"
    page_title = _("Where it is used")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "uses": uses_of(self.object)}


class History(OneQuestion):
    template_name = "courses/bank/history.html"
    page_title = _("History")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "events": history_of(self.object)}


class Preview(OneQuestion):
    """A version as a participant sees it: the one asked for, else the one the editor goes on writing."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        version = self._version(kwargs.get("version"))
        context = {**preview_of(version), "record": self.object, "version": version}
        return render(request, "courses/bank/preview.html", context)

    def _version(self, pk: int | None) -> QuestionVersion:
        if pk is not None:
            return get_object_or_404(self.object.versions, pk=pk)
        if self.object.latest_version is None:
            raise Http404
        return self.object.latest_version


def preview_of(version: QuestionVersion, position: int = 1) -> dict[str, Any]:
    """`question` for the frame of a question, `spec`, and the `rows` of the right answer."""
    item = AttemptItem(position=position, version=version)
    item.response = None
    asked = kind(version.kind)
    rows = asked.grade(item.spec, asked.key_response(item.spec)).rows
    return {"question": question_view(item), "spec": item.spec, "rows": rows}


def figures_url(question: Question) -> str:
    """The item analysis of the question; empty where the site has none."""
    try:
        return reverse("questions:question", args=[question.pk])
    except NoReverseMatch:
        return ""
