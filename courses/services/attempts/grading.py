"""What an attempt has earned: used when it closes, when an advisor reads answers, when a key is mended.

    items = list(attempt.items.for_grading())
    earned = grade_items(items)                       # of all of them, or of some
    for item in items:
        item.points = earned.points[item.pk]
    set_result(attempt=attempt, items=items, waits=earned.waits)
    AttemptItem.objects.bulk_update(items, ["points"])
    attempt.save(update_fields=RESULT_FIELDS)

To see what another key would change, set `graded_version` of the items (unsaved) and grade them again.
Whoever writes holds the lock of the attempt.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from courses import attempt_rules
from courses.models import Attempt, AttemptItem
from courses.questions import Grade, kind

RESULT_FIELDS = ("review", "score", "is_passed")


@dataclass(frozen=True)
class Earned:
    """`points` by primary key of item, to the cent; `waiting`: keys of items that an advisor has still to read."""

    points: Mapping[int, Decimal]
    waiting: frozenset[int]

    @property
    def waits(self) -> bool:
        return bool(self.waiting)


def grade_items(items: Iterable[AttemptItem]) -> Earned:
    """By the mended key where there is one, and by the scores of the last review. Writes nothing.

    `items` come from `AttemptItem.objects.for_grading()`. What waits for an advisor counts as nothing until then.
    """
    grades = {item: grade_item(item) for item in items}
    return Earned(
        points={item.pk: _points(item, grade) for item, grade in grades.items()},
        waiting=frozenset(item.pk for item, grade in grades.items() if grade.is_provisional),
    )


def grade_item(item: AttemptItem) -> Grade:
    return kind(item.graded_by.kind).grade(item.graded_spec, item.response, item.scores)


def _points(item: AttemptItem, grade: Grade) -> Decimal:
    """Full points that everyone was given for a faulty question stay, whoever grades later."""
    return max(attempt_rules.points(grade.share, item.max_points), item.granted or Decimal(0))


def set_result(*, attempt: Attempt, items: Iterable[AttemptItem], waits: bool) -> None:
    """Score, result and state of the review from the points that stand on all its `items`; not saved (RESULT_FIELDS).

    `waits`: an answer has still to be read. Where the course wants the review first there is no result until then.
    """
    attempt.review = _review(attempt, waits=waits)
    attempt.score = attempt.is_passed = None
    if not (waits and attempt.enrolment.course.is_review_first):
        attempt.score = sum((item.points or Decimal(0) for item in items), Decimal(0))
        attempt.is_passed = attempt_rules.is_passed(attempt.score, attempt.max_score, attempt.cut_score)


def _review(attempt: Attempt, *, waits: bool) -> Attempt.Review:
    if waits:
        return Attempt.Review.WAITING
    return Attempt.Review.DONE if attempt.review == Attempt.Review.WAITING else Attempt.Review(attempt.review)
