"""Letters of a case: the advisor's answer, the participant's reply, a note that the participant does not see."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from advising import rules
from advising.models import Case
from advising.services.closing import close_case
from advising.services.records import check_advisor, is_written, lock, move, share_letters
from advising.states import Action
from messaging.services import add_member, send_message


@transaction.atomic
def answer(
    *,
    case: Case,
    advisor: User,
    body: str,
    files: Iterable["File[Any]"] = (),
    closes: bool = False,
    token: UUID | None = None,
    now: datetime | None = None,
) -> Case:
    """Writes to the participant; a case that nobody has taken is the advisor's from now on. Idempotent by token.

    Raises NotPossible, CannotAdvise, AlreadyTaken, BadAttachments.
    """
    case, now = lock(case), now or timezone.now()
    if is_written(case, token):
        return case
    check_advisor(case, advisor)
    case.advisor = advisor
    move(case, Action.ANSWER, by=advisor, now=now)
    _count_first_answer(case, now)
    case.save()
    share_letters(case)
    send_message(conversation=case.conversation, author=advisor, body=body, files=files, token=token, now=now)
    return close_case(case=case, by=advisor, now=now) if closes else case


def _count_first_answer(case: Case, now: datetime) -> None:
    if case.first_answered_at is None:
        case.first_answered_at = now
        case.first_answer_days = rules.days_to_answer(case.asked_at, now, closes_at=case.office.closes_at)


@transaction.atomic
def reply(
    *,
    case: Case,
    participant: User,
    body: str,
    files: Iterable["File[Any]"] = (),
    token: UUID | None = None,
    now: datetime | None = None,
) -> Case:
    """The participant writes on; who answers is told. Idempotent by token. Raises NotPossible, BadAttachments."""
    case, now = lock(case), now or timezone.now()
    if is_written(case, token):
        return case
    move(case, Action.REPLY, by=participant, now=now)
    case.save()
    share_letters(case)
    send_message(conversation=case.conversation, author=participant, body=body, files=files, token=token, now=now)
    return case


@transaction.atomic
def add_note(
    *,
    case: Case,
    by: User,
    body: str,
    files: Iterable["File[Any]"] = (),
    token: UUID | None = None,
    now: datetime | None = None,
) -> Case:
    """For staff only. Who looks in from outside of the letters stays outside. Idempotent by token.

    Raises NotPossible, BadAttachments.
    """
    case, now = lock(case), now or timezone.now()
    if is_written(case, token):
        return case
    move(case, Action.NOTE, by=by, now=now)
    add_member(conversation=case.conversation, user=by, sees_notes=True)
    send_message(conversation=case.conversation, author=by, body=body, files=files, is_note=True, token=token, now=now)
    share_letters(case)
    return case
