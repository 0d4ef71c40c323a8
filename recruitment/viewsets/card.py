"""The card of an application: looking, noting, opening what is sealed."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from recruitment.models import Application
from recruitment.queries.card import card_of, find_card
from recruitment.rules import TRANSITIONS, Action, Who, allowed_actions
from recruitment.services import add_note, look_at_sensitive
from recruitment.viewsets.forms import NoteForm

LIST = "recruitment_applications:index"
CARD = "recruitment_applications:card"


GOING_ON = frozenset({Action.BEGIN_REVIEW, Action.OFFER_PLACE, Action.RESTORE})
ENDING = frozenset({Action.REJECT, Action.WITHDRAW})


def look_of(action: Action) -> str:
    """Classes of a button: one that leads on stands out, one that ends the matter is red."""
    if action in GOING_ON:
        return "button"
    return "button button-secondary no" if action in ENDING else "button button-secondary"


class OneApplication(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Mixin of the screens of one application."""

    model = Application
    any_permission_required = ["view", "change"]
    header_icon = "form"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        found = find_card(kwargs["pk"]) if request.user.is_authenticated else None
        if found is None:
            raise Http404
        self.object = found

    @property
    def card_url(self) -> str:
        return reverse(CARD, args=[self.object.pk])

    def get_page_title(self) -> str:
        return str(self.object)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(LIST), "label": gettext_lazy("Applications")},
            {"url": self.card_url, "label": str(self.object)},
        ]


class CardView(OneApplication):
    template_name = "recruitment/admin/card.html"
    note_form: NoteForm | None = None
    secrets: Any = None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "card": card_of(self.object),
            "actions": self._actions(),
            "may_act": self.user_has_permission("change"),
            "may_look": self.may_look,
            "note_form": self.note_form or NoteForm(),
            "secrets": self.secrets,
        }

    @property
    def may_look(self) -> bool:
        return self.request.user.has_perm("recruitment.view_sensitivedata")

    def _actions(self) -> list[dict[str, Any]]:
        if not self.user_has_permission("change"):
            return []
        allowed = allowed_actions(self.object.state, Who.RECRUITER)
        return [
            {"name": action.value, "label": TRANSITIONS[action].label, "look": look_of(action)} for action in allowed
        ]


class NoteView(CardView):
    """Adds a note and goes back to the card; an empty one is said to be empty."""

    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.note_form = NoteForm(request.POST)
        if not self.note_form.is_valid():
            return self.render_to_response(self.get_context_data())
        add_note(application=self.object, author=request.user, text=self.note_form.cleaned_data["text"])
        messages.success(request, _("The note has been added."))
        return redirect(f"{self.card_url}#notes")


@method_decorator(never_cache, name="dispatch")
class SensitiveView(CardView):
    """The card with the sealed data opened: only as the answer to a POST, so that no address leads to it."""

    http_method_names = ["post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.may_look:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.secrets = look_at_sensitive(application=self.object, by=request.user)
        return self.render_to_response(self.get_context_data())
