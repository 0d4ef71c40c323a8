"""What the back office knows about the community."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from community.viewsets import CommunityGroup


@hooks.register("register_admin_viewset")
def register_community() -> CommunityGroup:
    return CommunityGroup()


@hooks.register("register_log_actions")
def register_moderation(actions: Any) -> None:
    @actions.register_action("community.decide_report")
    class DecideReport(LogFormatter):
        label = gettext_lazy("Decide about a report")

        def format_message(self, log_entry: Any) -> str:
            return _("Decided about a report: %(decision)s") % {"decision": log_entry.data.get("decision", "")}

    @actions.register_action("community.restrict_person")
    class RestrictPerson(LogFormatter):
        label = gettext_lazy("Restrict a person in the directory")

        def format_message(self, log_entry: Any) -> str:
            lifted = not any(log_entry.data.values())
            return _("Restriction lifted") if lifted else _("Person restricted in the directory")
