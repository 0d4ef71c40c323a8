"""The crowd at work: some hundred people at a time."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from random import Random

from accounts.models import User
from courses.models import Edition, Enrolment

from .answering import study
from .batch import Batch
from .course import CrowdCourse
from .plan import Path, make_plan
from .walk import Walk


class Crowd:
    """Counts on the way how many answers there are, so that the crowd gives about as many as were asked for."""

    def __init__(
        self, course: CrowdCourse, editions: Sequence[tuple[Edition | None, datetime]], now: datetime, rng: Random
    ) -> None:
        self.course, self.editions, self.now, self.rng = course, editions, now, rng
        self.answers = self.attempts = self.completed = 0
        self.asked = {
            version.pk: study(version, place, rng)
            for quiz in course.quizzes.values()
            for versions, _count in quiz.lines
            for place, version in enumerate(versions)
        }

    def write(self, people: Iterable[User], *, answers_a_person: float, chunk: int, size: int) -> Iterator[int]:
        """Yields how many people are done after each chunk."""
        waiting, done = iter(people), 0
        while some := list(islice(waiting, chunk)):
            batch = Batch()
            for person in some:
                given = self.answers + len(batch.answers)
                self._add(batch, person, pace=given / max(1.0, answers_a_person * done))
                done += 1
            batch.write(size)
            self._count(batch)
            yield done

    def _count(self, batch: Batch) -> None:
        self.answers += len(batch.answers)
        self.attempts += len(batch.attempts)
        self.completed += len(batch.completions)

    def _add(self, batch: Batch, person: User, *, pace: float) -> None:
        edition, starts_at = self.rng.choice(self.editions)
        modules = [module for module in self.course.outline.modules if module.lessons]
        lessons = min(len(module.lessons) for module in modules)
        plan = make_plan(
            modules=len(modules), lessons=lessons, starts_at=starts_at, now=self.now, pace=pace, rng=self.rng
        )
        enrolment = Enrolment(
            participant=person, course=self.course.page, edition=edition, enrolled_at=plan.enrolled_at
        )
        batch.enrolments.append(enrolment)
        if plan.path is not Path.NOT_BEGUN:
            Walk(self.course, self.asked, batch, enrolment, plan, self.rng).go()
