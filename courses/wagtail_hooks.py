"""The screens of courses in the back office."""

from typing import Any

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from core.permissions import LookOnly
from courses.models import Attempt, Enrolment
from courses.screens import AddAndLook, CoursesGroup, EnrolmentViewSet

register_permission_policy(Attempt, LookOnly(Attempt))
register_permission_policy(Enrolment, AddAndLook(Enrolment))


@hooks.register("register_admin_viewset")
def register_screens() -> list[Any]:
    return [CoursesGroup(), EnrolmentViewSet()]
