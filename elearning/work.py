"""What a member of staff comes for: one line a role, with what waits."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Role
from advising.queries import waiting_counts
from certificates.queries.waiting import waiting_for
from courses.queries.reviews import waiting_count
from recruitment.models import Application


@dataclass(frozen=True, slots=True)
class Room:
    """``waiting``: how many things wait there for somebody; None where nothing is counted."""

    title: Any
    url: str
    waiting: int | None = None


def rooms_of(user: User) -> tuple[Room, ...]:
    """The rooms of the person's roles. One query for recruiters, two for coordinators, three or four for advisors."""
    makers = (
        ({Role.ADVISOR}, _advisor),
        ({Role.ADVISOR, Role.COORDINATOR}, _reviews),
        ({Role.RECRUITER}, _recruiter),
        ({Role.EDITOR}, lambda user: Room(_("Pages and texts in the back office"), reverse("wagtailadmin_home"))),
        ({Role.COORDINATOR}, _certificates),
        ({Role.COORDINATOR}, lambda user: Room(_("Overview of everything"), reverse("overview"))),
    )
    return tuple(make(user) for roles, make in makers if user.roles & roles)


def _advisor(user: User) -> Room:
    return Room(_("Questions that wait for an advisor"), reverse("advising:inbox"), waiting_counts(user)["unanswered"])


def _reviews(user: User) -> Room:
    return Room(_("Answers to read"), reverse("reviews:queue"), waiting_count(user))


def _recruiter(user: User) -> Room:
    waiting = Application.objects.to_decide().count()
    return Room(_("Applications to decide"), reverse("recruitment_applications:index"), waiting)


def _certificates(user: User) -> Room:
    """Requests to correct, revocations of others to confirm, and certificates that something holds up."""
    return Room(_("Register of certificates"), reverse("certificates:register"), waiting_for(user).for_me)
