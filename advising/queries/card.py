"""What stands beside the letters of a case."""

from dataclasses import dataclass, field
from typing import Any

from advising.models import Case, CaseEvent, OfficeAdvisor
from advising.queries.cases import CaseRow, other_cases
from courses.queries import DeskCourse
from courses.queries import desk as courses_of
from messaging.models import Member
from messaging.queries import Letter, letters_of
from organisations.models import Membership
from organisations.queries import workplace_of

ALL_READ = 2**62
"""For who looks in from outside nothing is new: no letter has such a number."""


@dataclass(frozen=True, slots=True)
class Person:
    """The participant as an advisor needs to know them."""

    name: str
    workplace: Membership | None
    courses: tuple[DeskCourse, ...]
    others: list[CaseRow] = field(default_factory=list)


def letters_for(user: Any, case: Case) -> tuple[Letter, ...]:
    """As this reader sees them: a member, or staff who look in. Four queries, however many letters."""
    found = Member.objects.filter(conversation=case.conversation_id, user=user, left_at=None).first()
    outside = Member(conversation=case.conversation, user=user, sees_notes=True, read_up_to=ALL_READ)
    return letters_of(case.conversation, found or outside)


def person_of(user: Any, case: Case) -> Person | None:
    """None when the account is gone. Six queries."""
    participant = case.participant
    if participant is None:
        return None
    return Person(
        name=participant.full_name or participant.email,
        workplace=workplace_of(participant),
        courses=courses_of(participant),
        others=other_cases(user, case),
    )


def history_of(case: Case) -> list[CaseEvent]:
    """What was done, beside the letters themselves. One query."""
    return list(case.events.select_related("by"))


def posts_for(case: Case) -> list[OfficeAdvisor]:
    """Who may answer it: of every office, with the office. One query."""
    able = OfficeAdvisor.objects.able(case.kind).filter(office__is_active=True).exclude(user=case.participant_id)
    return list(able.select_related("user", "office").order_by("office__name", "user__last_name", "user__first_name"))
