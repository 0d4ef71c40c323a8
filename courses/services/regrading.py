"""Verbs of regrading: look first, then decide. The work itself is done by a worker (courses.services.regrade_work)."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from core.queue import is_unfinished
from courses.analysis.regrading import Change, Outcome
from courses.models import Question, QuestionVersion, Regrade
from courses.tasks import apply_regrade

from .regrade_work import changes_of, items_to_regrade


class RegradeOutdated(Exception):  # noqa: N818  (domain errors are named for what happened)
    """Another regrading of the question was made since the preview: it has to be looked at anew."""


class NotPublished(Exception):  # noqa: N818  (domain errors are named for what happened)
    """The question has no published version by which to grade."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What would change: `counts` of items by Outcome, `changes` of those whose points differ.

    `after`: the regrading made last, which the decision is based on (0: none).
    """

    counts: Counter[Outcome] = field(default_factory=Counter)
    changes: tuple[Change, ...] = ()
    after: int = 0

    @property
    def newly_passed(self) -> int:
        return sum(change.is_passed and not change.was_passed for change in self.changes)

    @property
    def newly_failed(self) -> int:
        return sum(change.was_passed and not change.is_passed for change in self.changes)

    @property
    def is_empty(self) -> bool:
        """Nothing is there to apply; an answer that earns the same by the new key still comes to stand by it."""
        return not any(outcome.is_applied for outcome in self.counts)


def preview_regrade(*, question: Question, mode: str, never_lower: bool = True) -> Preview:
    """Writes nothing. Two queries, the answers read in chunks. Raises NotPublished."""
    version = _version(question)
    items = items_to_regrade(question, version, mode).order_by("attempt_id", "pk")
    counts: Counter[Outcome] = Counter()
    changes = []
    for change in changes_of(items, version, mode, never_lower=never_lower):
        counts[change.outcome] += 1
        if change.outcome.is_change:
            changes.append(change)
    return Preview(counts, tuple(changes), last_regrade_id(question))


@transaction.atomic
def regrade(
    *,
    question: Question,
    mode: str,
    reason: str,
    made_by: User,
    is_never_lower: bool = True,
    after: int | None = None,
    now: datetime | None = None,
) -> Regrade | None:
    """Records the decision and queues its work. None: there is nothing to change.

    Idempotent: pressed twice, or pressed again while the work is under way, it gives the regrading that stands.
    `after` is that of the preview; raises RegradeOutdated when somebody else was quicker, and NotPublished.
    """
    question = Question.objects.select_for_update(of=("self",)).select_related(None).get(pk=question.pk)
    version = _version(question)
    decision = {"version": version, "mode": Regrade.Mode(mode), "is_never_lower": is_never_lower}
    last: Regrade | None = question.regrades.filter(**decision, pk=last_regrade_id(question)).first()
    if last and (is_under_way(last) or (after is not None and after < last.pk and last.made_by_id == made_by.pk)):
        return last
    if after is not None and after != last_regrade_id(question):
        raise RegradeOutdated
    if not _has_work(question, version, mode, never_lower=is_never_lower):
        return None
    made: Regrade = Regrade.objects.create(
        question=question, **decision, reason=reason.strip(), made_by=made_by, made_at=now or timezone.now()
    )
    apply_regrade.enqueue(regrade_id=made.pk)
    return made


def _has_work(question: Question, version: QuestionVersion, mode: str, *, never_lower: bool) -> bool:
    """Reads no further than to the first item."""
    items = items_to_regrade(question, version, mode).order_by("attempt_id", "pk")
    changes = changes_of(items, version, mode, never_lower=never_lower)
    return any(change.outcome.is_applied for change in changes)


def is_under_way(made: Regrade) -> bool:
    """Its work waits in the queue or is being done."""
    return is_unfinished(apply_regrade, regrade_id=made.pk)


def last_regrade_id(question: Question) -> int:
    return question.regrades.order_by("-pk").values_list("pk", flat=True).first() or 0


def _version(question: Question) -> QuestionVersion:
    if question.status != Question.Status.PUBLISHED or question.current_version is None:
        raise NotPublished
    return question.current_version
