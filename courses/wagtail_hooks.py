"""The screens of courses in the back office."""

from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from core.permissions import LookOnly
from courses.models import Attempt, Enrolment, Refusal
from courses.screens import AddAndLook, CoursesGroup, EnrolmentViewSet
from courses.screens.editions import EditionViewSet
from courses.services.questions import PUBLISH, SAVE_DRAFT, UNPUBLISH
from courses.views.gradebook_files import EXPORT

register_permission_policy(Attempt, LookOnly(Attempt))
register_permission_policy(Refusal, LookOnly(Refusal))
register_permission_policy(Enrolment, AddAndLook(Enrolment))


@hooks.register("register_admin_viewset")
def register_screens() -> list[Any]:
    return [CoursesGroup(), EnrolmentViewSet(), EditionViewSet()]


@hooks.register("register_log_actions")
def register_question_actions(actions: Any) -> None:
    actions.register_action(PUBLISH, _("Publish a question"), _("Published"))
    actions.register_action(UNPUBLISH, _("Take a question out of use"), _("Taken out of use"))
    actions.register_action(SAVE_DRAFT, _("Save a draft of a question"), _("Draft saved"))


@hooks.register("register_log_actions")
def register_gradebook_actions(actions: Any) -> None:
    actions.register_action(EXPORT, _("Export the gradebook"), _("Gradebook exported"))


@hooks.register("insert_global_admin_css")
def style_bank() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("courses/back-office.css"))
