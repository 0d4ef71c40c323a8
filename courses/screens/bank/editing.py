"""Writing a question: the choice of a kind, then the form of that kind; draft, publication, and taking it back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from courses.forms.author import ask, asks_for_room
from courses.models import Question
from courses.questions import KINDS
from courses.screens.deleting import RefusingDelete
from courses.services.questions import publish_version, save_draft, unpublish_question

from .kinds import kinds_to_choose
from .one import OneQuestion
from .reading import open_attempts, section_choices

DONE = {"publish": gettext_lazy("The question is published."), "draft": gettext_lazy("The draft is saved.")}


class ChooseKind(PermissionCheckedMixin, generic.WagtailAdminTemplateMixin, TemplateView):
    """The first step of adding a question."""

    model = Question
    permission_required = "add"
    template_name = "courses/bank/kinds.html"
    page_title = gettext_lazy("New question")
    header_icon = "help"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        bank = {"url": reverse("question_bank:index"), "label": gettext_lazy("Question bank")}
        return [*self.breadcrumbs_items, bank, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "kinds": kinds_to_choose()}


class Writing:
    """What adding and editing share. A mixin of Wagtail's views."""

    actions = ["draft", "publish"]
    error_message = gettext_lazy("The question is not saved yet. Mend what is marked below.")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not asks_for_room(request.POST):
            return super().post(request, *args, **kwargs)
        self.object = self.get_object() if "pk" in self.kwargs else None
        return self.render_to_response(self.get_context_data())

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        if is_growing := asks_for_room(self.request.POST):
            kwargs["data"] = ask(self.request.POST)
        return {**kwargs, "kind": self.kind, "sections": section_choices(), "is_growing": is_growing}

    def save_instance(self) -> Question:
        question = self.form.save()
        keep = publish_version if self.action == "publish" else save_draft
        keep(question=question, kind=self.kind, spec=self.form.spec, by=self.request.user)
        return question

    def get_success_message(self, *args: Any) -> str:
        return str(DONE["publish" if self.action == "publish" else "draft"])

    def get_success_url(self) -> str:
        return self.get_edit_url()

    def get_success_buttons(self) -> list[Any]:
        return [messages.button(reverse("question_bank:preview", args=[self.object.pk]), _("Preview"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "kind": KINDS[self.kind]}


class AddQuestion(Writing, generic.CreateView):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "kind" not in request.GET:
            return ChooseKind.as_view()(request)
        return super().get(request, *args, **kwargs)

    @cached_property
    def kind(self) -> str:
        name = self.request.GET.get("kind", "")
        if name not in KINDS:
            raise Http404
        return name

    def get_add_url(self) -> str:
        return f"{super().get_add_url()}?kind={self.kind}"


class EditQuestion(Writing, generic.EditView):
    @cached_property
    def kind(self) -> str:
        """That of the words there are; a question without any takes the one asked for."""
        version = self.object.latest_version
        name = version.kind if version else self.request.GET.get("kind", "single_choice")
        if name not in KINDS:
            raise Http404
        return name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_published = self.object.status == Question.Status.PUBLISHED
        waiting = open_attempts(self.object) if is_published else 0
        return {**super().get_context_data(**kwargs), "is_published": is_published, "open_attempts": waiting}


class DeleteQuestion(RefusingDelete):
    refusal = gettext_lazy("What was asked is kept for good: take the question out of use instead.")


class UnpublishQuestion(OneQuestion):
    """Asks first, then takes the question out of use."""

    permission_required = "change"
    template_name = "courses/bank/unpublish.html"
    page_title = gettext_lazy("Take out of use")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "open_attempts": open_attempts(self.object)}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        unpublish_question(question=self.object, by=request.user)
        messages.success(request, _("The question is a draft again: nobody new is asked."))
        return redirect("question_bank:edit", self.object.pk)
