"""The work of a regrading: what it would change, and changing it, person by person.

One transaction a handful of people, in the order of their ids: each locks the attempts, reads them anew, writes points,
results, changes, completions and mails together. A worker killed in between leaves whole people done and whole people
to do; run again, it takes up only what does not yet stand by the new key. Nobody is told twice.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse

from core import mail
from courses import attempt_rules
from courses.analysis.regrading import Change, Outcome, Standing, can_compare, regrade_changes
from courses.models import Attempt, AttemptItem, Question, QuestionVersion, Regrade, RegradeChange
from courses.models.attempts import AttemptItemQuerySet
from courses.questions import Spec
from courses.services.attempts.grading import grade_item
from courses.services.enrolment import record_completion

PEOPLE = 25
"""In one transaction: short enough that nobody waits for it."""

READ = 500
TOLD = "courses/email/regraded"


def items_to_regrade(question: Question, version: QuestionVersion, mode: str) -> AttemptItemQuerySet:
    """Of closed attempts: those that do not stand by this key yet, or have less than full points.

    With `standing_score`: the sum of the points so far where the attempt has no result yet.
    """
    items = AttemptItem.objects.for_grading().select_related("attempt")
    items = items.filter(version__question=question, attempt__closed_at__isnull=False, points__isnull=False)
    if mode == Regrade.Mode.FULL_POINTS:
        items = items.filter(points__lt=F("max_points"))
    else:
        items = items.annotate(stands_by=Coalesce("graded_version_id", "version_id")).exclude(stands_by=version.pk)
    siblings = AttemptItem.objects.filter(attempt=OuterRef("attempt")).order_by().values("attempt")
    total = Subquery(siblings.annotate(total=Sum("points")).values("total"))
    return items.annotate(standing_score=Coalesce("attempt__score", total))


def changes_of(
    items: AttemptItemQuerySet | list[Any], version: QuestionVersion, mode: str, *, never_lower: bool
) -> Iterator[Change]:
    """What becomes of each, one attempt after another; `items` are ordered by attempt."""
    rows = items if isinstance(items, list) else items.iterator(chunk_size=READ)
    specs: dict[int, Spec] = {}
    for _attempt, group in groupby(rows, key=lambda item: item.attempt_id):
        standings = [_standing(_with_spec(item, specs), version, mode) for item in group]
        yield from regrade_changes(standings, never_lower=never_lower)


def apply_regrade(*, regrade: Regrade) -> int:
    """Everyone whom the regrading concerns. Gives how many items changed in this run. Idempotent, may be resumed."""
    changed, last = 0, 0
    while people := _next_people(regrade, last):
        changed += _regrade_people(regrade, people)
        last = people[-1]
    return changed


def _next_people(regrade: Regrade, last: int) -> list[int]:
    items = items_to_regrade(regrade.question, regrade.version, regrade.mode).order_by()
    people = items.filter(attempt__enrolment__participant__gt=last).values_list(
        "attempt__enrolment__participant", flat=True
    )
    return list(people.distinct().order_by("attempt__enrolment__participant")[:PEOPLE])


@transaction.atomic
def _regrade_people(regrade: Regrade, people: list[int]) -> int:
    items = _of(people, regrade)
    attempts = _lock(items.order_by().values("attempt"))
    by_pk = {item.pk: item for item in items.order_by("attempt_id", "pk")}
    found = changes_of(list(by_pk.values()), regrade.version, regrade.mode, never_lower=regrade.is_never_lower)
    changes = [change for change in found if change.outcome.is_applied]
    _set_points(regrade, changes, by_pk)
    changed = [change for change in changes if change.outcome.is_change]
    _set_results(changed, attempts)
    _record(regrade, changed)
    _complete(changed, attempts)
    _tell(regrade, changed, by_pk, attempts)
    return len(changed)


def _of(people: list[int], regrade: Regrade) -> AttemptItemQuerySet:
    items = items_to_regrade(regrade.question, regrade.version, regrade.mode)
    return items.filter(attempt__enrolment__participant__in=people)


def _lock(ids: QuerySet[Any, Any]) -> Mapping[Any, Attempt]:
    """In one order, so that two regradings of one person wait for each other instead of locking each other out."""
    rows = Attempt.objects.select_for_update(of=("self",)).select_related("quiz", "enrolment__participant")
    return {attempt.pk: attempt for attempt in rows.filter(pk__in=ids).order_by("pk")}


def _set_points(regrade: Regrade, changes: list[Change], items: Mapping[int, AttemptItem]) -> None:
    for change in changes:
        item = items[change.item]
        item.points = change.after
        if regrade.mode == Regrade.Mode.BY_KEY:
            item.graded_version = regrade.version
    AttemptItem.objects.bulk_update([items[change.item] for change in changes], ["points", "graded_version"])


def _set_results(changes: list[Change], attempts: Mapping[Any, Attempt]) -> None:
    """An attempt that waits for its review has no result to change: the review adds up the points as they stand."""
    shown = [change for change in changes if attempts[change.attempt].score is not None]
    for change in shown:
        attempt = attempts[change.attempt]
        attempt.score, attempt.is_passed = change.score_after, change.is_passed
    Attempt.objects.bulk_update({attempts[change.attempt] for change in shown}, ["score", "is_passed"])


def _record(regrade: Regrade, changes: list[Change]) -> None:
    RegradeChange.objects.bulk_create(
        RegradeChange(
            regrade=regrade,
            item_id=change.item,
            points_before=change.before,
            points_after=change.after,
            score_before=change.score_before,
            score_after=change.score_after,
            was_passed=change.was_passed,
            is_passed=change.is_passed,
        )
        for change in changes
    )


def _complete(changes: list[Change], attempts: Mapping[Any, Attempt]) -> None:
    """Those who pass now may have completed the course. A completion is never taken away."""
    passed = {attempts[change.attempt].enrolment for change in changes if change.is_passed and not change.was_passed}
    for enrolment in sorted(passed, key=lambda enrolment: enrolment.pk):
        record_completion(enrolment=enrolment)


def _tell(
    regrade: Regrade, changes: list[Change], items: Mapping[int, AttemptItem], attempts: Mapping[Any, Attempt]
) -> None:
    """One mail a person, of all their results that changed; one who has seen no result yet is not told."""
    told: dict[Any, list[dict[str, Any]]] = {}
    for change in changes:
        attempt = attempts[change.attempt]
        if attempt.score is not None:
            told.setdefault(attempt.enrolment.participant, []).append(_news(change, items[change.item], attempt))
    for person, news in told.items():
        if person.is_active:
            mail.send(TOLD, person, {"news": news, "reason": regrade.reason})


def _news(change: Change, item: AttemptItem, attempt: Attempt) -> dict[str, Any]:
    return {
        "change": change,
        "question": item.spec.text,
        "number": item.position,
        "quiz": attempt.quiz.title,
        "link": settings.PUBLIC_URL + reverse("courses:attempt_result", args=[attempt.pk]),
    }


def _with_spec(item: Any, specs: dict[int, Spec]) -> Any:
    """A version is read once, not once an answer."""
    if item.version_id not in specs:
        specs[item.version_id] = item.version.read_spec()
    item.spec = specs[item.version_id]
    return item


def _standing(item: Any, version: QuestionVersion, mode: str) -> Standing:
    earned, left = _earned(item, version, mode)
    attempt = item.attempt
    return Standing(
        item=item.pk,
        attempt=attempt.pk,
        points=item.points,
        earned=earned,
        score=item.standing_score,
        max_score=attempt.max_score,
        cut_score=attempt.cut_score,
        has_result=attempt.score is not None,
        left=left,
    )


def _earned(item: Any, version: QuestionVersion, mode: str) -> tuple[Decimal | None, Outcome]:
    """What the item would earn; None and why it is left alone."""
    if mode == Regrade.Mode.FULL_POINTS:
        return (None, Outcome.WAITS) if grade_item(item).is_provisional else (item.max_points, Outcome.UP)
    if not can_compare(item.version.kind, item.spec, item.response, version.kind, version.read_spec()):
        return None, Outcome.NOT_COMPARABLE
    item.graded_version = version
    grade = grade_item(item)
    if grade.is_provisional:
        return None, Outcome.WAITS
    return attempt_rules.points(grade.share, item.max_points), Outcome.SAME
