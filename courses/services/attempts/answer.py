"""Answers on their way in: kept as they are given, one after another."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from courses import attempt_rules
from courses.models import Answer, Attempt, AttemptItem
from courses.models.attempts import AttemptQuerySet
from courses.questions import Response, kind

from .errors import AttemptClosed


class UnknownItem(LookupError):  # noqa: N818  (domain errors are named for what happened)
    """The attempt has no question at this position."""


class Sheet(Protocol):
    """Answers and flags for some questions of an attempt."""

    @property
    def positions(self) -> Collection[int]: ...

    def response_to(self, item: AttemptItem) -> Response:
        """Raises InvalidResponse."""
        ...

    def is_flagged(self, item: AttemptItem) -> bool: ...


class GivenAnswers:
    """A sheet of ready responses by position; flags stay as they are."""

    def __init__(self, responses: Mapping[int, Response]) -> None:
        self.responses = responses

    @property
    def positions(self) -> Collection[int]:
        return self.responses.keys()

    def response_to(self, item: AttemptItem) -> Response:
        return kind(item.version.kind).clean_response(item.spec, self.responses[item.position])

    def is_flagged(self, item: AttemptItem) -> bool:
        return item.is_flagged


def save_answers(*, attempt: Attempt, responses: Mapping[int, Response], now: datetime | None = None) -> Attempt:
    """Every answer that differs from the last one is added; nothing is overwritten. Idempotent. See `save_sheet`."""
    return _save(Attempt.objects.filter(pk=attempt.pk), GivenAnswers(responses), now or timezone.now())


def save_sheet(*, participant: User, attempt_id: UUID, sheet: Sheet, now: datetime | None = None) -> Attempt:
    """What the person's page holds is kept: answers that changed are added, flags set. All of it or nothing.

    Raises Attempt.DoesNotExist for someone else's attempt, AttemptClosed, UnknownItem, InvalidResponse.
    """
    return _save(Attempt.objects.of(participant).filter(pk=attempt_id), sheet, now or timezone.now())


@transaction.atomic
def flag_item(*, attempt: Attempt, position: int, is_flagged: bool, now: datetime | None = None) -> None:
    """The question is marked to come back to, or no longer. Idempotent."""
    _lock_open(Attempt.objects.filter(pk=attempt.pk), now or timezone.now())
    if not attempt.items.filter(position=position).update(is_flagged=is_flagged):
        raise UnknownItem(position)


@transaction.atomic
def _save(attempts: AttemptQuerySet, sheet: Sheet, now: datetime) -> Attempt:
    attempt = _lock_open(attempts, now)
    items = list(attempt.items.with_answers().filter(position__in=sheet.positions))
    if len(items) != len(sheet.positions):
        raise UnknownItem(sorted(sheet.positions))
    _append_answers(items, sheet, now)
    _set_flags(items, sheet)
    return attempt


def _lock_open(attempts: AttemptQuerySet, now: datetime) -> Attempt:
    """Saving and closing wait for each other here: no answer slips in behind the result."""
    attempt = attempts.select_for_update(of=("self",)).select_related("quiz").get()
    if attempt.closed_at or attempt_rules.is_over(attempt.deadline, now):
        raise AttemptClosed(attempt)
    return attempt


def _append_answers(items: list[AttemptItem], sheet: Sheet, now: datetime) -> None:
    given = [(item, sheet.response_to(item)) for item in items]
    changed = [Answer(item=item, response=new, given_at=now) for item, new in given if _is_new(item, new)]
    if changed:
        Answer.objects.bulk_create(changed)


def _is_new(item: AttemptItem, response: Response) -> bool:
    """An empty answer says something only after another one was taken back."""
    if item.response is None:
        return kind(item.version.kind).is_answered(response)
    return item.response != response


def _set_flags(items: list[AttemptItem], sheet: Sheet) -> None:
    changed = [item for item in items if item.is_flagged != sheet.is_flagged(item)]
    for item in changed:
        item.is_flagged = not item.is_flagged
    if changed:
        AttemptItem.objects.bulk_update(changed, ["is_flagged"])
