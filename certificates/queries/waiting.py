"""What waits for a coordinator: requests to mend a name, proposed revocations, completions that cannot be issued."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Value

from accounts.models import User
from accounts.roles import Role
from certificates.models import CorrectionRequest, IssueObstacle, Revocation


@dataclass(frozen=True, slots=True)
class Waiting:
    """``own_revocations``: proposed by the person who asks, so that somebody else has to confirm them."""

    corrections: int = 0
    revocations: int = 0
    own_revocations: int = 0
    obstacles: int = 0

    @property
    def for_me(self) -> int:
        """What the person who asks can do something about."""
        return self.corrections + self.revocations - self.own_revocations + self.obstacles


def waiting_for(user: Any = None) -> Waiting:
    """One query; each part of it counts a few rows that an index holds. Without ``user`` for nobody in particular."""
    proposed = waiting_revocations()
    parts = {
        "corrections": waiting_requests(),
        "revocations": proposed,
        "own_revocations": proposed.filter(proposed_by=user),
        "obstacles": IssueObstacle.objects.all(),
    }
    counts = [
        rows.order_by().values(what=Value(name)).annotate(number=Count("pk")).values_list("what", "number")
        for name, rows in parts.items()
    ]
    return Waiting(**dict(counts[0].union(*counts[1:], all=True)))


def waiting_requests() -> QuerySet[CorrectionRequest]:
    """The longest waiting first."""
    return CorrectionRequest.objects.filter(decision=CorrectionRequest.Decision.WAITING).order_by("asked_at")


def waiting_revocations() -> QuerySet[Revocation]:
    """The longest waiting first."""
    return Revocation.objects.filter(decision=Revocation.Decision.WAITING).order_by("proposed_at")


def waiting_completions() -> QuerySet[IssueObstacle]:
    """The longest waiting first, with whose they are."""
    people = "completion__enrolment__participant"
    return IssueObstacle.objects.select_related(people, "completion__enrolment__course").order_by("noticed_at")


def who_may_confirm(revocation: Revocation) -> list[User]:
    """Coordinators other than the one who proposed it. One query."""
    coordinators = User.objects.filter(is_active=True, groups__name=Role.COORDINATOR)
    return list(coordinators.exclude(pk=revocation.proposed_by_id).order_by("last_name", "first_name"))
