"""The words of letters: one row for each action that has a letter, with a preview."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.base import ViewSet

from recruitment.models import LetterTemplate
from recruitment.rules import TRANSITIONS, Action, actions_with_letter, placeholders_of
from recruitment.services import LetterText, reset_letter, text_of_file

LIST = "recruitment_letters:index"
SAMPLE = {
    "first_name": "Anna",
    "last_name": "Nowak",
    "number": "ZG/2026/00042",
    "call": "Edycja wiosenna",
    "course": "Podręcznik metodyczny SRPS",
    "link": "https://…/rekrutacja/zgloszenie/…/",
    "reason": "Brakuje podpisu osoby, która kieruje na kurs.",
    "due": "15 maja 2026 r.",
}


class LetterForm(forms.ModelForm):
    class Meta:
        model = LetterTemplate
        fields = ["subject", "body"]
        widgets = {"body": forms.Textarea(attrs={"rows": 14})}


class LetterScreen(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    model = LetterTemplate
    any_permission_required = ["view", "change"]
    header_icon = "mail"
    page_title = gettext_lazy("Letters of recruitment")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": reverse(LIST), "label": gettext_lazy("Letters of recruitment")}]


class LetterListView(LetterScreen):
    """Every letter, also those still in the words of the files. One query."""

    template_name = "recruitment/admin/letters.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = {row.action: row for row in LetterTemplate.objects.all()}
        letters = [
            {
                "label": TRANSITIONS[action].done,
                "subject": own[action].subject if action in own else text_of_file(action).subject,
                "is_own": action in own,
                "url": reverse("recruitment_letters:edit", args=[action.value]),
            }
            for action in actions_with_letter()
        ]
        return {**super().get_context_data(**kwargs), "letters": letters}


class LetterEditView(LetterScreen):
    permission_required = "change"
    template_name = "recruitment/admin/letter.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if kwargs["action"] not in actions_with_letter():
            raise Http404
        self.action = Action(kwargs["action"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.row = LetterTemplate.objects.filter(action=self.action).first()
        self.form = LetterForm(request.POST or None, instance=self.row or self._from_file())
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "reset" in request.POST:
            reset_letter(action=self.action)
            messages.success(request, _("The letter has its first words again."))
            return redirect(LIST)
        if not self.form.is_valid() or "preview" in request.POST:
            return self.render_to_response(self.get_context_data())
        self.form.save()
        messages.success(request, _("The letter has been saved."))
        return redirect(LIST)

    def get_page_subtitle(self) -> str:
        return str(TRANSITIONS[self.action].done)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        text = LetterText(self.form["subject"].value() or "", self.form["body"].value() or "")
        return {
            **super().get_context_data(**kwargs),
            "form": self.form,
            "placeholders": [(f"{{{name}}}", SAMPLE[name]) for name in placeholders_of(self.action)],
            "letter": text.filled({name: SAMPLE[name] for name in placeholders_of(self.action)}),
            "is_own": self.row is not None,
        }

    def _from_file(self) -> LetterTemplate:
        text = text_of_file(self.action)
        return LetterTemplate(action=self.action.value, subject=text.subject, body=text.body)


class LetterMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("recruitment.change_lettertemplate")


class LetterViewSet(ViewSet):
    name = "recruitment_letters"
    icon = "mail"
    menu_label = gettext_lazy("Letters of recruitment")
    menu_item_class = LetterMenuItem

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", LetterListView.as_view(), name="index"),
            path("<slug:action>/", LetterEditView.as_view(), name="edit"),
        ]
