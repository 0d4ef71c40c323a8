"""What stands on a person's desk."""

from typing import Any

from django.utils import timezone

from accounts.models import User
from accounts.roles import STAFF_ROLES
from advising.queries import desk_cases
from certificates.queries import certificates_of
from community.queries import desk_conversations
from courses.queries import desk as courses_of
from elearning.deadlines import deadlines_of
from elearning.work import rooms_of
from organisations.queries import workplace_of
from recruitment.queries import desk_application
from recruitment.queries.announced import announced_call


def desk_of(user: User) -> dict[str, Any]:
    """Everything of the page. The number of queries does not depend on how much the person has done."""
    courses, application = courses_of(user), desk_application(user)
    is_staff = bool(STAFF_ROLES & user.roles)
    return {
        "workplace": workplace_of(user),
        "courses": courses,
        "current": courses[0] if courses else None,
        "certificates": certificates_of(user),
        "application": application,
        "call": None if courses or application or is_staff else announced_call(),
        "deadlines": deadlines_of(application, timezone.localdate()),
        "cases": desk_cases(user, 3),
        "letters": desk_conversations(user, 3) if courses or is_staff else (),
        "rooms": rooms_of(user) if is_staff else (),
        "is_staff": is_staff,
    }
