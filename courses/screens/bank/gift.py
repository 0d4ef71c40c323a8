"""GIFT in the back office: import with a preview, export of the list as it is filtered."""

from typing import Any

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from courses.forms.gift import GiftForm
from courses.gift import Entry, GiftQuestion, write_gift
from courses.models import Question, QuestionVersion
from courses.questions import KINDS
from courses.services.importing import import_questions

from .listing import QuestionIndex
from .one import preview_of

SALT = "courses.gift"
A_DAY = 24 * 60 * 60
FIELDS = ("competence", "difficulty")


class ImportGift(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Paste or choose a file; what comes back is every question as it will look, or every mistake with its line."""

    model = Question
    permission_required = "add"
    form_class = GiftForm
    template_name = "courses/bank/gift.html"
    page_title = _("Import from GIFT")
    header_icon = "upload"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        bank = {"url": reverse("question_bank:index"), "label": _("Question bank")}
        return [*self.breadcrumbs_items, bank, {"url": "", "label": self.page_title}]

    def form_valid(self, form: GiftForm) -> HttpResponse:
        if form.mistakes:
            context = self.get_context_data(form=form, mistakes=form.mistakes, good=_summary(form))
            return self.render_to_response(context)
        context = {
            "previews": [_preview(question, number) for number, question in enumerate(form.questions, start=1)],
            "signed": _sign(form),
            "total": len(form.questions),
        }
        return render(self.request, "courses/bank/gift_preview.html", context)


def _summary(form: GiftForm) -> list[dict[str, Any]]:
    """The questions of a broken file that could be taken."""
    return [
        {"line": question.line, "kind": KINDS[question.kind].label, "text": question.data["text"]}
        for question in form.questions
    ]


def _preview(question: GiftQuestion, number: int) -> dict[str, Any]:
    version = QuestionVersion(kind=question.kind, spec=question.data)
    return {**preview_of(version, number), "line": question.line, "title": question.title}


def _sign(form: GiftForm) -> str:
    """The very source that was previewed: the confirmation reads it again, and nobody can change it in between."""
    values = {"text": form.source, **{name: form.data.get(name, "") for name in FIELDS}}
    return signing.dumps(values, salt=SALT, compress=True)


class ConfirmGift(ImportGift):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            values = signing.loads(request.POST.get("signed", ""), salt=SALT, max_age=A_DAY)
        except signing.BadSignature:
            messages.error(request, _("The preview is no longer valid. Nothing was imported. Read the file again."))
            return redirect("question_bank:import")
        form = GiftForm(values)
        if not form.is_valid() or form.mistakes:
            messages.error(request, _("The bank changed since the preview. Nothing was imported. Read the file again."))
            return redirect("question_bank:import")
        report = import_questions(questions=form.incoming(), by=request.user)
        messages.success(request, _outcome(len(report.created), report.known))
        return redirect(f"{reverse('question_bank:index')}?status=draft")


def _outcome(created: int, known: int) -> str:
    made = ngettext("%(count)s draft imported.", "%(count)s drafts imported.", created) % {"count": created}
    kept = ngettext("%(count)s was in the bank already.", "%(count)s were in the bank already.", known)
    return f"{made} {kept % {'count': known}}" if known else made


class ExportGift(QuestionIndex):
    """The questions the list shows under the same filters, all its pages."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.user_has_any_permission(["add", "change", "view"]):
            raise PermissionDenied
        text = write_gift(_entry(question) for question in self.get_queryset() if question.latest_version)
        headers = {"Content-Disposition": 'attachment; filename="pytania.gift.txt"'}
        return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)

    def order_queryset(self, queryset: Any) -> Any:
        return queryset.order_by("competence__code", "key")


def _entry(question: Question) -> Entry:
    """What is asked; of a question never published, its draft."""
    version = question.current_version or question.latest_version
    return Entry(question.key, version.kind, version.spec, question.competence.code)
