"""One person's way through the course."""

from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any
from uuid import UUID

from courses import attempt_rules
from courses.models import (
    Answer,
    Attempt,
    AttemptItem,
    Completion,
    Enrolment,
    LessonProgress,
    ModuleCompletion,
    QuizPage,
)
from courses.outline import ModuleOutline
from courses.rules import RULE_VERSION, completion_evidence

from .answering import Asked
from .batch import Batch
from .course import CrowdCourse
from .plan import Path, Plan

UNANSWERED = 0.015
MOST_ATTEMPTS = 3


class Walk:
    """`at` is the clock, which moves on by an even step with a little chance; every row goes into the batch."""

    def __init__(
        self, course: CrowdCourse, asked: dict[int, Asked], batch: Batch, enrolment: Enrolment, plan: Plan, rng: Random
    ) -> None:
        self.course, self.asked, self.rng = course, asked, rng
        self.batch, self.enrolment, self.plan = batch, enrolment, plan
        self.modules = course.outline.modules
        steps = sum(len(module.lessons) + 2 for module in self.modules[: plan.modules + 1])
        self.step = (plan.until - plan.enrolled_at) / (steps + 2)
        self.at = plan.enrolled_at
        self.done: set[int] = set()

    def go(self) -> None:
        for module in self.modules[: self.plan.modules]:
            if not self._finish(module):
                return
        rest = self.modules[self.plan.modules]
        if self.plan.path is Path.COMPLETED:
            if self._finish(rest):
                self._complete()
            return
        self._read(rest, self.plan.lessons - 1)
        self.at, self.step = self.plan.until, timedelta()
        self._read(rest, self.plan.lessons, start=self.plan.lessons - 1)
        if self.plan.has_open_attempt:
            self._attempt(self._tests(rest)[0], 1, is_open=True)

    def _tests(self, module: ModuleOutline) -> list[QuizPage]:
        return [self.course.quizzes[item.id].page for item in module.items if item.is_quiz]

    def _finish(self, module: ModuleOutline) -> bool:
        """Whether everything of the module is done: reading always is, a test may be failed for good."""
        self._read(module, len(module.lessons))
        if not all(self._pass(quiz) for quiz in self._tests(module)):
            return False
        self.done.add(module.id)
        self.batch.modules.append(self._module_completion(module))
        return True

    def _module_completion(self, module: ModuleOutline) -> ModuleCompletion:
        lessons = [lesson.id for lesson in module.lessons]
        about = {"id": module.id, "number": module.number, "title": module.title, "lessons": lessons}
        return ModuleCompletion(
            enrolment=self.enrolment,
            module_id=module.id,
            completed_at=self.at,
            rule_version=RULE_VERSION,
            evidence={"rule": RULE_VERSION, "module": about},
        )

    def _read(self, module: ModuleOutline, count: int, *, start: int = 0) -> None:
        for lesson in module.lessons[start:count]:
            self._move()
            self.batch.progress.append(
                LessonProgress(enrolment=self.enrolment, lesson_id=lesson.id, completed_at=self.at)
            )
            self.done.add(lesson.id)

    def _pass(self, quiz: QuizPage) -> bool:
        """Some try once more for a better result."""
        is_passed = False
        for number in range(1, MOST_ATTEMPTS + 1):
            self._move()
            is_passed = bool(self._attempt(quiz, number).is_passed) or is_passed
            if is_passed and self.rng.random() >= self.plan.retakes:
                break
        self.done |= {quiz.pk} if is_passed else set()
        return is_passed

    def _attempt(self, quiz: QuizPage, number: int, *, is_open: bool = False) -> Attempt:
        asked = self._draw(quiz.pk)
        attempt = Attempt(
            id=UUID(int=self.rng.getrandbits(128), version=4),
            enrolment=self.enrolment,
            quiz=quiz,
            number=number,
            started_at=self.at,
            deadline=attempt_rules.deadline(self.at, quiz.time_limit),
            cut_score=quiz.cut_score,
            max_score=Decimal(len(asked)),
        )
        answered = asked[: self.rng.randrange(1, len(asked))] if is_open else asked
        items = [self._item(attempt, position, each) for position, each in enumerate(asked, start=1)]
        end = self._answer(items, answered, self._ability(number), is_open=is_open)
        if not is_open:
            self._close(attempt, items, end)
        self.batch.attempts.append(attempt)
        self.batch.items += items
        return attempt

    def _ability(self, number: int) -> float:
        """One learns between attempts."""
        return self.plan.ability + 0.9 * (number - 1)

    def _draw(self, quiz_id: int) -> list[Asked]:
        lines = self.course.quizzes[quiz_id].lines
        return [self.asked[version.pk] for pool, count in lines for version in self.rng.sample(pool, count)]

    def _item(self, attempt: Attempt, position: int, asked: Asked) -> AttemptItem:
        order = self.rng.sample(asked.movable, len(asked.movable))
        return AttemptItem(attempt=attempt, position=position, version=asked.version, option_order=order)

    def _answer(self, items: list[AttemptItem], asked: list[Asked], ability: float, *, is_open: bool) -> datetime:
        at = self.at
        for item, each in zip(items, asked, strict=False):
            at += timedelta(seconds=each.take(self.rng))
            if self.rng.random() < UNANSWERED:
                item.points = None if is_open else Decimal(0)
                continue
            given = each.answer(ability, self.rng)
            if self.rng.random() < self.plan.changes:
                self._keep(item, self.rng.choice(each.wrong).response, at - timedelta(seconds=3))
            self._keep(item, given.response, at)
            item.points = None if is_open else given.points
        return at

    def _keep(self, item: AttemptItem, response: dict[str, Any], at: datetime) -> None:
        self.batch.answers.append(Answer(item=item, response=response, given_at=at))

    def _close(self, attempt: Attempt, items: list[AttemptItem], end: datetime) -> None:
        attempt.score = sum((item.points for item in items if item.points), Decimal(0))
        attempt.is_passed = attempt_rules.is_passed(attempt.score, attempt.max_score, attempt.cut_score)
        attempt.closed_at, attempt.closed_by = end, Attempt.ClosedBy.PARTICIPANT
        if attempt.deadline and end > attempt.deadline:
            attempt.closed_at, attempt.closed_by = attempt.deadline, Attempt.ClosedBy.DEADLINE

    def _complete(self) -> None:
        evidence = completion_evidence(self.course.outline, frozenset(self.done))
        self.batch.completions.append(
            Completion(enrolment=self.enrolment, completed_at=self.at, rule_version=RULE_VERSION, evidence=evidence)
        )

    def _move(self) -> None:
        self.at = min(self.at + self.step * self.rng.uniform(0.6, 1.35), self.plan.until)
