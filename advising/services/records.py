"""What every verb does with a case: locks it, writes down what happened, and keeps those who answer in the letters."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from wagtail.log_actions import log

from accounts.models import User
from accounts.roles import Role
from advising import rules
from advising.models import Case, CaseEvent, OfficeAdvisor
from advising.services.errors import AlreadyTaken, CannotAdvise
from advising.states import Action, State
from messaging.models import Message
from messaging.services import add_member, remove_member


def lock(case: Case) -> Case:
    """The case as it is now, held to the end of the transaction: verbs on one case take turns.

    Read without its relations: PostgreSQL, after waiting for the lock, reads the row anew but joins what it found
    before, so that the advisor who came first would be missing.
    """
    return Case.objects.select_for_update().get(pk=case.pk)


def move(case: Case, action: Action, *, by: User, now: datetime, text: str = "", **data: Any) -> CaseEvent:
    """Takes the locked case to the state the action leads to, and writes the event. Raises NotPossible.

    The caller saves the case: it may have changed more.
    """
    before, after = State(case.state), rules.next_state(action, State(case.state))
    case.state = after
    case.waiting_since = (case.waiting_since or now) if after in rules.UNANSWERED else None
    case.closed_at = (case.closed_at or now) if after == State.CLOSED else None
    return record(case, action, by=by, now=now, before=before, text=text, **data)


def record(
    case: Case, action: Action, *, by: User, now: datetime, before: State | None, text: str = "", **data: Any
) -> CaseEvent:
    """A row of the history, and in the audit log what staff did."""
    if by.pk != case.participant_id:
        log(case, f"advising.{action}", user=by, data={"state": str(case.state)})
    return CaseEvent.objects.create(
        case=case,
        by=by,
        happened_at=now,
        kind=action,
        from_state=before or "",
        to_state=case.state,
        text=text[:500],
        data=data,
    )


def is_written(case: Case, token: UUID | None) -> bool:
    """Whether the letter of this press of the button stands already."""
    return token is not None and Message.objects.filter(token=token, conversation=case.conversation_id).exists()


def able_advisors(*, office_id: int, kind: str) -> list[User]:
    """Who may answer such questions in the office."""
    posts = OfficeAdvisor.objects.able(kind).filter(office=office_id).select_related("user")
    return [post.user for post in posts]


def check_advisor(case: Case, person: User) -> None:
    """Raises CannotAdvise, and AlreadyTaken where somebody else answers."""
    if person not in answering(case):
        raise CannotAdvise(person)
    if case.advisor is not None and case.advisor != person:
        raise AlreadyTaken(case.advisor)


def answering(case: Case) -> list[User]:
    """Advisors who may answer in this case; never the participant."""
    able = able_advisors(office_id=case.office_id, kind=case.kind)
    return [person for person in able if person.pk != case.participant_id]


def share_letters(case: Case) -> None:
    """Leaves in the conversation the participant and those who are told of letters. Idempotent.

    That is the advisor who answers; until somebody does, all who may; where nobody may, the coordinators, so that no
    question lies unseen. Others of the office look in without being told of every letter.
    """
    told = _told(case)
    for person in told:
        add_member(conversation=case.conversation, user=person, sees_notes=True)
    for person in _members_besides(case, told):
        remove_member(conversation=case.conversation, user=person)


def _told(case: Case) -> list[User]:
    able = answering(case)
    if case.advisor in able:
        return [case.advisor]
    return able or list(coordinators())


def coordinators() -> Iterable[User]:
    return User.objects.filter(groups__name=Role.COORDINATOR.value, is_active=True)


def _members_besides(case: Case, told: list[User]) -> Iterable[User]:
    kept = [person.pk for person in told] + [case.participant_id]
    members = case.conversation.members.filter(left_at=None).exclude(user__in=[pk for pk in kept if pk])
    return [member.user for member in members.select_related("user")]
