"""What the pages of an attempt say."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from courses import attempt_rules
from courses.attempt_review import ItemReview, review_items, score_lessons
from courses.attempt_sheet import MapEntry, Sheet
from courses.models import Attempt, AttemptItem, RegradeChange
from courses.outline import Outline
from courses.queries import progress_of, state_by
from courses.queries.reviews import comments_of
from courses.wording import link_to

from .crumbs import crumbs
from .saving import closing_words

NO_OUTLINE = Outline(course_id=0, title="", url="", legal_state=None, modules_in_order=False, modules=())
"""Of a course that was taken off the site: the attempt and its result stay readable."""


def _base(attempt: Attempt, outline: Outline) -> dict[str, Any]:
    module, item = outline.module_of(attempt.quiz_id), outline.item(attempt.quiz_id)
    return {
        "attempt": attempt,
        "quiz": attempt.quiz,
        "quiz_url": item.url if item else "",
        "crumbs": crumbs(outline if outline.url else None, module),
        "minutes_left": attempt_rules.minutes_left(attempt.deadline, timezone.now()),
    }


def question_context(attempt: Attempt, sheet: Sheet) -> dict[str, Any]:
    return {**_base(attempt, outline_of(attempt)), "sheet": sheet, "entries": sheet.entries}


def summary_context(attempt: Attempt, entries: Sequence[MapEntry]) -> dict[str, Any]:
    return {
        **_base(attempt, outline_of(attempt)),
        "entries": entries,
        "unanswered": [entry for entry in entries if not entry.is_answered],
        "flagged": [entry for entry in entries if entry.is_flagged],
        "answered": sum(entry.is_answered for entry in entries),
        "last_page": entries[-1].page,
    }


def result_context(attempt: Attempt) -> dict[str, Any]:
    """Three queries: the items with what was asked and answered, what the participant has done, and regradings; one
    more for the words of an advisor. While an answer waits to be read nothing is told of it, not even marks given.
    """
    outline = outline_of(attempt)
    items = list(attempt.items.for_grading().select_related("version__question__competence"))
    reviews = _reviews(attempt, items, outline)
    told = [] if attempt.score is None else [review for review in reviews if not review.waits]
    left = attempt_rules.attempts_left(attempt.quiz.attempt_limit, attempt.latest_number)
    base = _base(attempt, outline)
    return {
        **base,
        "headline": headline(attempt),
        "is_told": attempt.score is not None,
        "is_late": attempt.closed_by == Attempt.ClosedBy.DEADLINE,
        "closing_words": closing_words(attempt),
        "waiting": [review for review in reviews if review not in told],
        "waiting_number": sum(review.waits for review in reviews),
        "to_mend": [review for review in told if not review.is_full],
        "full": [review for review in told if review.is_full],
        "scores": score_lessons(items, outline) if attempt.score is not None else [],
        "regraded": regraded(attempt),
        "needed": attempt_rules.points_to_pass(attempt.cut_score, attempt.max_score),
        "attempts_left": left,
        "may_retake": left != 0 and bool(base["quiz_url"]),
        **_next_step(attempt, outline),
    }


def regraded(attempt: Attempt) -> QuerySet[RegradeChange]:
    """What regradings changed in this attempt, the latest first: one query."""
    return RegradeChange.objects.filter(item__attempt=attempt).select_related("regrade", "item").order_by("-pk")


def headline(attempt: Attempt) -> str:
    """What has come of the attempt, in a word or two."""
    if attempt.score is None:
        return _("An advisor reads your answers")
    if attempt.is_passed:
        return _("Test passed")
    return _("The result is not final yet") if attempt.is_waiting else _("Test not passed")


def _reviews(attempt: Attempt, items: list[AttemptItem], outline: Outline) -> list[ItemReview]:
    if attempt.is_waiting:
        for item in items:
            item.scores = None
    return review_items(items, outline, {} if attempt.is_waiting else comments_of(attempt))


def outline_of(attempt: Attempt) -> Outline:
    return Outline.from_json(attempt.outline_data) if attempt.outline_data else NO_OUTLINE


def _next_step(attempt: Attempt, outline: Outline) -> dict[str, Any]:
    state = state_by(outline, progress_of([attempt.enrolment_id])[attempt.enrolment_id])
    item = state.next_after(attempt.quiz_id)
    module = outline.module_of(attempt.quiz_id)
    is_here = item is None or item.id == attempt.quiz_id
    return {
        "module": module,
        "is_course_complete": state.is_complete,
        "next_item": None if is_here else item,
        "next_words": "" if is_here else link_to(item, module.number if module else None),
    }
