"""Enrolling, reading, completing. Records made here are never taken back by an edit of the content."""

from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role
from accounts.services import assign_role
from courses.models import Attempt, Completion, CoursePage, Enrolment, LessonPage, LessonProgress
from courses.outline import Outline
from courses.queries import done_ids, outline_of
from courses.rules import RULE_VERSION, Lock, completion_evidence, course_state, is_complete
from courses.signals import course_completed


class LessonLocked(Exception):  # noqa: N818  (domain errors are named for what happened)
    """The lesson is not open to this participant yet; `lock` says why and what opens it."""

    def __init__(self, lock: Lock) -> None:
        super().__init__(_("This lesson is not open yet."))
        self.lock = lock


class LessonNotInCourse(Exception):  # noqa: N818
    """The lesson does not stand in the published outline of the course."""


class EnrolmentClosed(Exception):  # noqa: N818
    """People do not enrol themselves on this course."""


@transaction.atomic
def enrol_participant(*, participant: User, course: CoursePage) -> Enrolment:
    """Gives the role of a participant with the enrolment. Idempotent: a person has one enrolment a course."""
    enrolment, is_new = Enrolment.objects.get_or_create(participant=participant, course=course)
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
    """Marks the lesson as read and records the completion of the course when it was the last thing missing.

    Idempotent: the first date stays. Raises LessonLocked, LessonNotInCourse.
    """
    enrolment = _lock(enrolment)
    _check_open(enrolment, lesson)
    progress, _created = LessonProgress.objects.get_or_create(enrolment=enrolment, lesson=lesson)
    record_completion(enrolment=enrolment)
    return progress


@transaction.atomic
def record_completion(*, enrolment: Enrolment) -> Completion | None:
    """Makes the Completion when the rule is met and announces it after the commit; None when something is missing.

    Idempotent, also for two callers at once: one record, one signal. A completion, once made, is never revoked.
    """
    enrolment = _lock(enrolment)
    existing = Completion.objects.filter(enrolment=enrolment).first()
    if existing:
        return existing
    outline, done = outline_of(enrolment), done_ids(enrolment)
    if outline is None or not is_complete(outline, done):
        return None
    return _complete(enrolment, outline, done)


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
