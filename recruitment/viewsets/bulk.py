"""One action on many applications: first a preview, then each in a transaction of its own."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from accounts.models import User
from recruitment.models import Application
from recruitment.queries.plans import PlannedStep, plan, selected
from recruitment.rules import TRANSITIONS, Action
from recruitment.services import RecruitmentError, compose_letter
from recruitment.services.dispatch import decide
from recruitment.services.moving import deadline_of
from recruitment.viewsets.forms import BulkForm, DecisionForm

LIST = "recruitment_applications:index"


class BulkView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """POST from the list shows the preview; POST with `confirm` does it and reports. A second one changes nothing."""

    model = Application
    permission_required = "change"
    page_title = gettext_lazy("Bulk action")
    header_icon = "form"
    template_name = "recruitment/admin/bulk_preview.html"
    http_method_names = ["post", "get"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(LIST)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chosen = BulkForm(request.POST)
        if not chosen.is_valid():
            messages.warning(request, _("Tick applications on the list and choose an action."))
            return redirect(LIST)
        self.action, self.applications = chosen.chosen_action, selected(chosen.cleaned_data["id"])
        self.steps = plan(self.action, self.applications)
        self.form = DecisionForm(request.POST if "confirm" in request.POST else None, **self._form_options())
        if "confirm" in request.POST and self.form.is_valid():
            return self._report(request)
        return self.render_to_response(self.get_context_data())

    def get_page_subtitle(self) -> str:
        return str(TRANSITIONS[self.action].label)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(LIST), "label": gettext_lazy("Applications")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        able = [step for step in self.steps if not step.problem and not step.is_done]
        return {
            **super().get_context_data(**kwargs),
            "action": self.action,
            "transition": TRANSITIONS[self.action],
            "able": able,
            "unable": [step for step in self.steps if step.problem or step.is_done],
            "ids": [step.application.pk for step in self.steps],
            "form": self.form,
            "letter": self._letter(able),
            "media": self.form.media,
        }

    def _form_options(self) -> dict[str, Any]:
        due_at = deadline_of(self.action, self.applications[0], timezone.now()) if self.applications else None
        return {"action": self.action, "initial": {"due": timezone.localdate(due_at) if due_at else None}}

    def _letter(self, able: list[PlannedStep]) -> Any:
        """The letter to the first of them, as an example."""
        if not able or not TRANSITIONS[self.action].has_letter:
            return None
        first = able[0].application
        due_at = self.form.due_at or deadline_of(self.action, first, timezone.now())
        reason = self.form.reason_given or _("[the reason you write above]")
        return compose_letter(application=first, action=self.action, reason=reason, due_at=due_at)

    def _report(self, request: HttpRequest) -> HttpResponse:
        given = {"reason": self.form.reason_given, "due_at": self.form.due_at}
        outcomes = [act(self.action, step, request.user, **given) for step in self.steps]
        context = super().get_context_data()
        counts = {kind: sum(outcome.kind == kind for outcome in outcomes) for kind in ("changed", "same", "refused")}
        context |= {"outcomes": outcomes, "transition": TRANSITIONS[self.action], "counts": counts}
        self.template_name = "recruitment/admin/bulk_report.html"
        return self.render_to_response(context)


@dataclass(frozen=True, slots=True)
class Outcome:
    """``kind``: changed, same (was so before) or refused, then ``error`` says why."""

    application: Application
    kind: str
    error: str = ""


def act(action: Action, step: PlannedStep, by: User, **given: Any) -> Outcome:
    """In a transaction of its own: what one refuses does not undo the others."""
    if step.is_done:
        return Outcome(step.application, "same")
    try:
        return Outcome(decide(action=action, application=step.application, by=by, **given), "changed")
    except RecruitmentError as error:
        return Outcome(step.application, "refused", str(error))
