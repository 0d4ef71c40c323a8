"""What the back office knows about recruitment."""

from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter
from wagtail.permissions import register_permission_policy

from core.permissions import LookOnly
from recruitment.models import SensitiveData
from recruitment.services.secrets import LOOK
from recruitment.viewsets import RecruitmentGroup
from recruitment.viewsets.export import EXPORT

register_permission_policy(SensitiveData, LookOnly(SensitiveData))


@hooks.register("register_admin_viewset")
def register_screens() -> RecruitmentGroup:
    return RecruitmentGroup()


@hooks.register("insert_global_admin_css")
def style_screens() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("recruitment/back-office.css"))


@hooks.register("register_log_actions")
def register_recruitment_actions(actions: Any) -> None:
    @actions.register_action(LOOK)
    class Look(LogFormatter):
        label = gettext_lazy("Look at sensitive data")

        def format_message(self, log_entry: Any) -> str:
            return _("Sensitive data of the application were shown")

    @actions.register_action(EXPORT)
    class Export(LogFormatter):
        label = gettext_lazy("Export applications")

        def format_message(self, log_entry: Any) -> str:
            return _("Applications exported: %(count)s") % {"count": log_entry.data.get("count", "")}
