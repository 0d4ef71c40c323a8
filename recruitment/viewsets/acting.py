"""One action on one application: what it will do and which letter goes, then the deed."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from recruitment.rules import TRANSITIONS, Action, Who, is_allowed
from recruitment.services import RecruitmentError, compose_letter
from recruitment.services.dispatch import decide
from recruitment.services.errors import NotAllowed
from recruitment.services.moving import deadline_of
from recruitment.viewsets.card import OneApplication
from recruitment.viewsets.forms import DecisionForm


class ActView(OneApplication):
    permission_required = "change"
    template_name = "recruitment/admin/act.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        try:
            self.action = Action(kwargs["action"])
        except ValueError as error:
            raise Http404 from error
        if Who.RECRUITER not in TRANSITIONS[self.action].who:
            raise Http404
        self.transition = TRANSITIONS[self.action]
        self.form = DecisionForm(request.POST or None, action=self.action, initial={"due": self._usual_due()})

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.user_has_permission("change") and not is_allowed(self.action, self.object.state, Who.RECRUITER):
            messages.warning(request, str(NotAllowed(self.action, self.object.state)))
            return redirect(self.card_url)
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.form.is_valid() or "preview" in request.POST:
            return self.render_to_response(self.get_context_data())
        given = {"reason": self.form.reason_given, "due_at": self.form.due_at}
        try:
            decide(action=self.action, application=self.object, by=request.user, **given)
        except RecruitmentError as error:
            messages.error(request, str(error))
            return self.render_to_response(self.get_context_data())
        messages.success(request, self._success())
        return redirect(self.card_url)

    def get_page_subtitle(self) -> str:
        return str(self.transition.label)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        extra = {"object": self.object, "transition": self.transition, "form": self.form, "letter": self._letter()}
        return {**context, **extra, "card_url": self.card_url, "media": context.get("media", "") or self.form.media}

    def _letter(self) -> Any:
        """As it would go now; until the reason is written its place says so."""
        if not self.transition.has_letter or not self.object.applicant:
            return None
        due_at = self.form.due_at or deadline_of(self.action, self.object, timezone.now())
        reason = self.form.reason_given or _("[the reason you write above]")
        return compose_letter(application=self.object, action=self.action, reason=reason, due_at=due_at)

    def _usual_due(self) -> Any:
        due_at = deadline_of(self.action, self.object, timezone.now())
        return timezone.localdate(due_at) if due_at else None

    def _success(self) -> str:
        words = {"number": str(self.object), "done": self.transition.done}
        return _("%(number)s: %(done)s.") % words
