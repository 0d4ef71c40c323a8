"""Lists of cases as one person sees them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from advising import rules
from advising.models import Case, CaseQuerySet, State
from advising.wording import StateWords, staff_words, state_words
from messaging.queries import unread_counts

PAGE = 20
LOOKED_THROUGH = 50


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in a list. ``unread``: how many letters the person has not read."""

    case: Case
    subject: str
    state: StateWords
    unread: int
    address: str
    date: datetime


def desk_cases(user: User, limit: int = 5) -> tuple[CaseRow, ...]:
    """The person's own questions, those with a new letter first. Two queries."""
    rows = _rows(_own(user)[:LOOKED_THROUGH], user, state_words, "advising:case")
    return tuple(sorted(rows, key=lambda row: not row.unread)[:limit])


def page_of_cases(user: User, number: Any) -> "Page[Any]":
    """The person's own questions, the latest letter first. Three queries."""
    page: Page[Any] = Paginator(_own(user), PAGE).get_page(number)
    page.object_list = _rows(page.object_list, user, state_words, "advising:case")
    return page


def page_on_desk(user: User, cases: CaseQuerySet, number: Any) -> "Page[Any]":
    """Cases of staff, unanswered first, with the participant and who answers. Three queries."""
    found = cases.select_related("conversation", "participant", "advisor", "office").unanswered_first()
    page: Page[Any] = Paginator(found, PAGE).get_page(number)
    page.object_list = _rows(page.object_list, user, staff_words, "advising:desk_case")
    return page


def other_cases(user: User, case: Case, limit: int = 5) -> list[CaseRow]:
    """What else the same participant asked, as far as this member of staff may see it. Two queries."""
    if case.participant_id is None:
        return []
    found = Case.objects.on_desk_of(user).filter(participant=case.participant_id).exclude(pk=case.pk)
    return _rows(
        found.select_related("conversation").order_by("-asked_at")[:limit], user, staff_words, "advising:desk_case"
    )


def _own(user: User) -> CaseQuerySet:
    found = Case.objects.of(user).select_related("conversation", "advisor")
    return found.order_by("-conversation__last_message_at", "pk")


def _rows(cases: Any, user: User, words: Callable[[Case], StateWords], url_name: str) -> list[CaseRow]:
    unread = unread_counts(user)
    return [_row(case, words(case), unread, url_name) for case in cases]


def _row(case: Case, words: StateWords, unread: dict[UUID, int], url_name: str) -> CaseRow:
    return CaseRow(
        case=case,
        subject=case.conversation.subject,
        state=words,
        unread=unread.get(case.pk, 0),
        address=reverse(url_name, args=[case.pk]),
        date=case.conversation.last_message_at,
    )


def waiting_counts(user: User | None = None, *, now: datetime | None = None) -> dict[str, int]:
    """``new``, ``waiting_advisor``, ``waiting_participant``, ``overdue`` and ``unanswered`` of all cases, or of those
    this member of staff may see. One query, and one or two for the person's roles.
    """
    today = rules.local_date(now or timezone.now())
    cases = Case.objects.on_desk_of(user) if user else Case.objects.all()
    counts = {state.value: Count("pk", filter=Q(state=state)) for state in State if state != State.CLOSED}
    late = Q(first_answered_at=None, answer_due_on__lt=today)
    found = cases.still_open().aggregate(
        **counts, overdue=Count("pk", filter=late), unanswered=Count("pk", filter=Q(state__in=rules.UNANSWERED))
    )
    return dict(found)
