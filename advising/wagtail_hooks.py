"""What the back office knows about advising: the offices, and names for what staff do with cases."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.permissions import register_permission_policy

from advising.models import Case
from advising.states import Action, State
from advising.viewsets import OfficeViewSet
from core.permissions import LookOnly

register_permission_policy(Case, LookOnly(Case))


class CaseFormatter(LogFormatter):
    def format_message(self, log_entry: Any) -> str:
        state = log_entry.data.get("state", "")
        words = {"action": self.label, "state": State(state).label if state else ""}
        return _("Advising: %(action)s; the case %(state)s") % words


@hooks.register("register_admin_viewset")
def register_offices() -> OfficeViewSet:
    return OfficeViewSet()


@hooks.register("register_log_actions")
def register_case_actions(actions: LogActionRegistry) -> None:
    for action in Action:
        name = f"advising.{action}"
        actions.register_action(name)(type("CaseFormatter", (CaseFormatter,), {"label": action.label}))
