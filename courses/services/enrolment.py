"""Enrolling, reading, completing. Records made here are never taken back by an edit of the content."""

from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role
from accounts.services import assign_role
from courses.models import (
    Attempt,
    Completion,
    CoursePage,
    Edition,
    Enrolment,
    LessonPage,
    LessonProgress,
    ModuleCompletion,
)
from courses.outline import Outline
from courses.queries import done_ids, outline_of
from courses.rules import (
    RULE_VERSION,
    Lock,
    completed_modules,
    completion_evidence,
    course_state,
    is_complete,
    module_evidence,
)
from courses.signals import course_completed


class LessonLocked(Exception):  # noqa: N818  (domain errors are named for what happened)
    """The lesson is not open to this participant yet; `lock` says why and what opens it."""

    def __init__(self, lock: Lock) -> None:
        super().__init__(_("This lesson is not open yet."))
        self.lock = lock


class LessonNotInCourse(Exception):  # noqa: N818
    """The lesson does not stand in the published outline of the course."""


class EditionOfAnotherCourse(ValueError):  # noqa: N818  (domain errors are named for what happened)
    """People take an edition of the course they are enrolled on."""


class EnrolmentClosed(Exception):  # noqa: N818
    """People do not enrol themselves on this course."""


@transaction.atomic
def enrol_participant(*, participant: User, course: CoursePage, edition: Edition | None = None) -> Enrolment:
    """Gives the role of a participant with the enrolment. Idempotent: a person has one enrolment a course.

    Who is enrolled already keeps their edition; who has none gets this one. Raises EditionOfAnotherCourse.
    """
    if edition and edition.course_id != course.pk:
        raise EditionOfAnotherCourse
    enrolment, is_new = Enrolment.objects.get_or_create(
        participant=participant, course=course, defaults={"edition": edition}
    )
    if edition and enrolment.edition_id is None:
        enrolment.edition = edition
        enrolment.save(update_fields=["edition"])
    if is_new:
        assign_role(user=participant, role=Role.PARTICIPANT)
    return enrolment


def enrol_oneself(*, participant: User, course: CoursePage) -> Enrolment:
    """The person's own decision, where the course leaves it to people. Idempotent. Raises EnrolmentClosed."""
    if not course.is_enrolment_open:
        raise EnrolmentClosed
    return enrol_participant(participant=participant, course=course)


@transaction.atomic
def complete_lesson(*, enrolment: Enrolment, lesson: LessonPage) -> LessonProgress:
    """Marks the lesson as read and records the completion of its module and of the course, if it was the last thing.

    Idempotent: the first date stays. Raises LessonLocked, LessonNotInCourse.
    """
    enrolment = _lock(enrolment)
    _check_open(enrolment, lesson)
    progress, _created = LessonProgress.objects.get_or_create(enrolment=enrolment, lesson=lesson)
    record_completion(enrolment=enrolment)
    return progress


@transaction.atomic
def acknowledge_change(*, enrolment: Enrolment, lesson: LessonPage) -> None:
    """The participant has seen what changed in a lesson read before. Idempotent; nothing for a lesson not read."""
    LessonProgress.objects.filter(enrolment=enrolment, lesson=lesson).update(read_again_at=timezone.now())


@transaction.atomic
def record_completion(*, enrolment: Enrolment) -> Completion | None:
    """Records every module and the course as completed whose rule is met; gives the Completion of the course, or None.

    The course is announced after the commit. Idempotent, also for two callers at once: one record each, one signal.
    What was recorded once is never revoked.
    """
    enrolment = _lock(enrolment)
    outline, done = outline_of(enrolment), done_ids(enrolment)
    if outline is None:
        return Completion.objects.filter(enrolment=enrolment).first()
    done |= _complete_modules(enrolment, outline, done)
    if outline.course_id in done:
        return Completion.objects.get(enrolment=enrolment)
    return _complete(enrolment, outline, done) if is_complete(outline, done) else None


def _lock(enrolment: Enrolment) -> Enrolment:
    """The row itself, so that two people pressing at once wait for each other (SQLite: BEGIN IMMEDIATE does it)."""
    return Enrolment.objects.select_for_update().get(pk=enrolment.pk)


def _check_open(enrolment: Enrolment, lesson: LessonPage) -> None:
    outline = outline_of(enrolment)
    found = outline and course_state(outline, done_ids(enrolment), enrolled=True).item(lesson.pk)
    if not found:
        raise LessonNotInCourse
    if found.lock:
        raise LessonLocked(found.lock)


def _complete_modules(enrolment: Enrolment, outline: Outline, done: frozenset[int]) -> frozenset[int]:
    """Facts of the modules that have none yet; no query where none is due."""
    due = [module for module in completed_modules(outline, done) if module.id not in done]
    if not due:
        return frozenset()
    results = _results(enrolment)
    ModuleCompletion.objects.bulk_create(
        ModuleCompletion(
            enrolment=enrolment,
            module_id=module.id,
            rule_version=RULE_VERSION,
            evidence={
                **module_evidence(module, done),
                "results": [result for result in results if result["quiz"] in module.ids],
            },
        )
        for module in due
    )
    return frozenset(module.id for module in due)


def _complete(enrolment: Enrolment, outline: Outline, done: frozenset[int]) -> Completion:
    evidence = {**completion_evidence(outline, done), "results": _results(enrolment)}
    completion = Completion.objects.create(enrolment=enrolment, rule_version=RULE_VERSION, evidence=evidence)
    transaction.on_commit(partial(course_completed.send_robust, sender=Completion, completion=completion))
    return completion


def _results(enrolment: Enrolment) -> list[dict[str, Any]]:
    """The first passed attempt a quiz: the one that met the rule."""
    passed = Attempt.objects.filter(enrolment=enrolment, is_passed=True).order_by("closed_at")
    first = {attempt.quiz_id: attempt for attempt in reversed(passed)}
    return [
        {
            "quiz": attempt.quiz_id,
            "attempt": str(attempt.pk),
            "score": str(attempt.score),
            "max_score": str(attempt.max_score),
        }
        for attempt in first.values()
    ]
