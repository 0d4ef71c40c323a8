"""What the back office knows about people."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from accounts.consent_screens import ConsentTextViewSet
from accounts.viewsets import AssignRole, SetActiveState

# After Wagtail's own, whose place they take.
hooks.register("register_bulk_action", AssignRole, order=100)
hooks.register("register_bulk_action", SetActiveState, order=100)


@hooks.register("register_admin_viewset")
def register_consent_texts() -> ConsentTextViewSet:
    return ConsentTextViewSet()


@hooks.register("register_log_actions")
def register_role_actions(actions) -> None:
    @actions.register_action("accounts.assign_role")
    class AssignRole(LogFormatter):
        label = gettext_lazy("Give a role")

        def format_message(self, log_entry) -> str:
            return _("Role given: %(role)s") % {"role": log_entry.data.get("role", "")}

    @actions.register_action("accounts.withdraw_role")
    class WithdrawRole(LogFormatter):
        label = gettext_lazy("Withdraw a role")

        def format_message(self, log_entry) -> str:
            return _("Role withdrawn: %(role)s") % {"role": log_entry.data.get("role", "")}
