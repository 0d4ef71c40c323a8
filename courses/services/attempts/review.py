"""An advisor reads answers: marks against the rubric and words, added to what others gave, never overwritten."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from core import mail
from courses.models import Attempt, AttemptItem, ItemReview
from courses.models.attempts import AttemptQuerySet
from courses.queries.reviews import parts_of
from courses.questions import Scores
from courses.questions.open_answer import is_points
from courses.services.enrolment import record_completion

from .grading import RESULT_FIELDS, grade_items, set_result


class ReviewRefused(Exception):  # noqa: N818  (domain errors are named for what happened)
    """Nothing was kept; the subclass says why."""


class NothingToReview(ReviewRefused):
    """The answer is not there to be read: the attempt is open, the answer blank, graded by the key, or one's own."""


class MarksMissing(ReviewRefused):
    """Every criterion needs a mark, from 0 to 3, and nothing else does."""


class ReviewedMeanwhile(ReviewRefused):
    """Someone has marked the answer since this person looked: `review` is the latest, if any."""

    def __init__(self, review: ItemReview | None) -> None:
        self.review = review
        super().__init__(str(review))


class PassWouldFall(ReviewRefused):
    """A correction may not take away a pass that the participant has been told of."""


@dataclass(frozen=True)
class Marks:
    """What an advisor gives one answer. ``seen``: key of the latest review the advisor saw, 0 for none; None: any."""

    item: int
    scores: Scores
    comment: str = ""
    seen: int | None = None


def review_item(
    *, reviewer: User, item: AttemptItem, scores: Scores, comment: str = "", now: datetime | None = None
) -> Attempt:
    """One answer; see `review_items`."""
    marks = [Marks(item=item.pk, scores=scores, comment=comment)]
    return review_items(reviewer=reviewer, attempt=item.attempt, marks=marks, now=now)


@transaction.atomic
def review_items(*, reviewer: User, attempt: Attempt, marks: Sequence[Marks], now: datetime | None = None) -> Attempt:
    """Keeps what is given, all of it or nothing. With the last answer read the result is made, written down and told.

    Idempotent: the same marks and words by the same person are one review. Two people at once come one after the
    other. After the result a review is a correction: the points change both ways, but a pass stays a pass.
    Raises ReviewRefused.
    """
    now = now or timezone.now()
    attempt = _lock(reviewer, attempt)
    items = {item.pk: item for item in attempt.items.for_grading()}
    added = [_add(reviewer, items.get(mark.item), mark, now) for mark in marks]
    if any(added):
        _count(attempt, list(items.values()), now)
    return attempt


def _lock(reviewer: User, attempt: Attempt) -> Attempt:
    """Reviews of one attempt, and a regrading, wait for each other here."""
    readable: AttemptQuerySet = Attempt.objects.select_for_update(of=("self",)).to_read_by(reviewer)
    found = readable.select_related("enrolment__participant", "enrolment__course", "quiz").filter(pk=attempt.pk).first()
    if found is None:
        raise NothingToReview(attempt)
    return found


def _add(reviewer: User, item: AttemptItem | None, marks: Marks, now: datetime) -> bool:
    """Whether it says anything new. The scores of the item become those given."""
    item = _readable(item, marks)
    latest = ItemReview.objects.filter(item=item).first()
    if latest and _is_same(latest, reviewer, marks):
        return False
    if marks.seen is not None and marks.seen != (latest.pk if latest else 0):
        raise ReviewedMeanwhile(latest)
    item.scores = dict(marks.scores)
    ItemReview.objects.create(item=item, reviewer=reviewer, scores=item.scores, comment=marks.comment, reviewed_at=now)
    return True


def _readable(item: AttemptItem | None, marks: Marks) -> AttemptItem:
    asked = criteria_asked(item) if item else frozenset()
    if item is None or not asked:
        raise NothingToReview(marks.item)
    if set(marks.scores) != asked or not all(is_points(points) for points in marks.scores.values()):
        raise MarksMissing(marks.item)
    return item


def criteria_asked(item: AttemptItem) -> frozenset[str]:
    """Ids of the criteria that need a mark; none of a blank answer. `item` as `for_grading` gives it."""
    return frozenset(criterion.id for part in parts_of(item) for criterion in part.criteria)


def _is_same(review: ItemReview, reviewer: User, marks: Marks) -> bool:
    return (review.reviewer_id, review.scores, review.comment) == (reviewer.pk, dict(marks.scores), marks.comment)


def _count(attempt: Attempt, items: Sequence[AttemptItem], now: datetime) -> None:
    """The result, once nothing waits. What the key or a regrading gave the other items stays as it is."""
    earned = grade_items(items)
    if earned.waits:
        return
    score_told = attempt.score if attempt.review == Attempt.Review.DONE else None
    was_passed = attempt.is_passed
    for item in (read := [item for item in items if criteria_asked(item)]):
        item.points = earned.points[item.pk]
    set_result(attempt=attempt, items=items, waits=False)
    if was_passed and not attempt.is_passed:
        raise PassWouldFall(attempt)
    AttemptItem.objects.bulk_update(read, ["points"])
    attempt.reviewed_at = attempt.reviewed_at or now
    attempt.save(update_fields=[*RESULT_FIELDS, "reviewed_at"])
    if attempt.is_passed:
        record_completion(enrolment=attempt.enrolment)
    if attempt.score != score_told:
        _tell(attempt, is_correction=score_told is not None)


def _tell(attempt: Attempt, *, is_correction: bool) -> None:
    participant = attempt.enrolment.participant
    if participant.is_active:
        event = "review_corrected" if is_correction else "reviewed"
        url = settings.PUBLIC_URL + reverse("courses:attempt_result", args=[attempt.pk])
        mail.send(f"courses/email/{event}", to=participant, context={"attempt": attempt, "result_url": url})
