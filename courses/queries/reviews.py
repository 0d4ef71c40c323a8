"""What advisors read: attempts that wait for them or are done, and the open answers of one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import OuterRef, Prefetch, Subquery
from django.utils import timezone

from accounts.models import User
from core.workdays import working_days_after
from courses.models import Attempt, AttemptItem, ItemReview, QuizPage
from courses.models.attempts import AttemptItemQuerySet, AttemptQuerySet
from courses.questions import KINDS, Criterion, Kind, OpenPart, kind
from organisations.models import Membership

PAGE = 20
READ_BY_PEOPLE = [name for name, found in KINDS.items() if type(found).open_parts is not Kind.open_parts]
"""Names of kinds whose answers, or parts of them, people may have to read."""


@dataclass(frozen=True, slots=True)
class Criteria:
    """What the list is narrowed to."""

    is_done: bool = False
    voivodeship: str = ""
    quiz: int | None = None


@dataclass(frozen=True, slots=True)
class QueueRow:
    """An attempt on the list. ``read`` of ``total`` answers have marks; ``reviewer`` gave the last ones."""

    attempt: Attempt
    participant: User
    workplace: Membership | None
    read: int
    total: int
    days: int
    reviewer: str


@dataclass(frozen=True, slots=True)
class OpenItem:
    """A question with what an advisor reads of its answer; ``review`` is the latest, None: not read yet.

    ``description``: of a case study, whose parts have texts of their own.
    """

    item: AttemptItem
    text: str
    description: str
    parts: tuple[OpenPart, ...]
    review: ItemReview | None

    @property
    def position(self) -> int:
        return self.item.position

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        return tuple(criterion for part in self.parts for criterion in part.criteria)


def waiting_count(user: User) -> int:
    """One query."""
    return Attempt.objects.to_read_by(user).waiting().count()


def page_to_read(user: User, by: Criteria, number: Any, *, now: datetime | None = None) -> "Page[Any]":
    """Those that wait, longest first, or those done, latest first. Five queries, however many rows."""
    page: Page[Any] = Paginator(_narrowed(user, by), PAGE).get_page(number)
    attempts = list(page.object_list)
    answers = _answers_of(attempts)
    reviewers = User.objects.in_bulk({attempt.reviewer_id for attempt in attempts if attempt.reviewer_id})
    today = timezone.localdate(now)
    page.object_list = [_row(attempt, answers.get(attempt.pk, []), reviewers, today) for attempt in attempts]
    return page


def quizzes_to_read(user: User) -> list[tuple[int, str]]:
    """Key and title of every test with something to read, or read already. One query."""
    attempts = Attempt.objects.to_read_by(user).order_by().values("quiz")
    return list(QuizPage.objects.filter(pk__in=attempts).order_by("path").values_list("pk", "title"))


def open_items(attempt: Attempt) -> list[OpenItem]:
    """In the order of the test. Two queries, and one for the reviewers."""
    reviews = Prefetch("reviews", ItemReview.objects.select_related("reviewer"))
    return [
        _open_item(item)
        for item in _read_by_people().filter(attempt=attempt).prefetch_related(reviews)
        if parts_of(item)
    ]


def comments_of(attempt: Attempt) -> dict[int, str]:
    """What the last review of each answer says, by key of item. One query; none where nobody reads."""
    if attempt.review == Attempt.Review.NONE:
        return {}
    reviews = ItemReview.objects.filter(item__attempt=attempt).order_by("pk")
    return dict(reviews.values_list("item_id", "comment"))


def parts_of(item: AttemptItem) -> tuple[OpenPart, ...]:
    """What is to be read of the answer; nothing of a blank one. `item` as `for_grading` gives it."""
    return kind(item.graded_by.kind).open_parts(item.graded_spec, item.response)


def _read_by_people() -> AttemptItemQuerySet:
    return AttemptItem.objects.for_grading().filter(version__kind__in=READ_BY_PEOPLE)


def _open_item(item: AttemptItem) -> OpenItem:
    spec = item.graded_spec
    return OpenItem(
        item=item,
        text=spec.text,
        description=getattr(spec, "description", ""),
        parts=parts_of(item),
        review=next(iter(item.reviews.all()), None),
    )


def _narrowed(user: User, by: Criteria) -> AttemptQuerySet:
    found = Attempt.objects.to_read_by(user)
    found = (
        found.reviewed().order_by("-reviewed_at", "pk") if by.is_done else found.waiting().order_by("closed_at", "pk")
    )
    if by.quiz:
        found = found.filter(quiz=by.quiz)
    if by.voivodeship:
        person = "enrolment__participant__memberships__"
        found = found.filter(**{f"{person}is_main": True, f"{person}organisation__seat__voivodeship": by.voivodeship})
    return _with_people(found)


def _with_people(found: AttemptQuerySet) -> AttemptQuerySet:
    workplaces = Membership.objects.filter(is_main=True).select_related("organisation__seat")
    last = ItemReview.objects.filter(item__attempt=OuterRef("pk")).order_by("-pk")
    return (
        found.select_related("enrolment__participant", "quiz")
        .prefetch_related(Prefetch("enrolment__participant__memberships", workplaces, to_attr="workplaces"))
        .annotate(reviewer_id=Subquery(last.values("reviewer")[:1]))
    )


def _answers_of(attempts: Iterable[Attempt]) -> dict[UUID, list[AttemptItem]]:
    """Answers that somebody reads, by attempt. One query."""
    found: dict[UUID, list[AttemptItem]] = {}
    for item in _read_by_people().filter(attempt__in=attempts):
        if parts_of(item):
            found.setdefault(item.attempt_id, []).append(item)
    return found


def _row(attempt: Any, answers: list[AttemptItem], reviewers: dict[int, User], today: date) -> QueueRow:
    participant = attempt.enrolment.participant
    return QueueRow(
        attempt=attempt,
        participant=participant,
        workplace=next(iter(participant.workplaces), None),
        read=sum(item.scores is not None for item in answers),
        total=len(answers),
        days=waiting_days(attempt, today),
        reviewer=str(reviewers.get(attempt.reviewer_id, "")),
    )


def waiting_days(attempt: Attempt, today: date) -> int:
    """Working days since it was handed in, until it was read or today."""
    end = timezone.localdate(attempt.reviewed_at) if attempt.reviewed_at else today
    return working_days_after(timezone.localdate(attempt.closed_at), end)
