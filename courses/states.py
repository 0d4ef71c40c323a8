"""Where a person stands in a course, as values. `courses.rules` makes them; pages and the desk show them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from courses.outline import Item, LessonOutline, ModuleOutline, Outline, QuizOutline, SurveyOutline


class Status(StrEnum):
    DONE = "done"
    OPEN = "open"
    LOCKED = "locked"


class LockReason(StrEnum):
    NOT_ENROLLED = "not_enrolled"
    MODULE_BEFORE = "module_before"
    PREREQUISITES = "prerequisites"
    LESSONS_UNREAD = "lessons_unread"
    COURSE_BEFORE = "course_before"


@dataclass(frozen=True, slots=True)
class Progress:
    """What one person has done, each thing by the id of its page.

    `done`: lessons read, tests passed, the survey returned, and the facts: modules and the course completed.
    `waiting`: tests whose answers an advisor has yet to read. `dates`: when a lesson was last read, a module completed.
    """

    done: frozenset[int] = frozenset()
    waiting: frozenset[int] = frozenset()
    dates: Mapping[int, datetime] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Lock:
    """Why something is closed, and what opens it.

    `module_number` is the module to be finished first, `modules` all of them where there are several; `lessons_left`
    and `is_quiz_left` say what is missing in the first, `modules_left` how many modules are not finished.
    `opens_with` is the next thing to do about it (None for a person who is not enrolled); `is_waiting`: it has been
    done, and an advisor is to read it.
    """

    reason: LockReason
    module_number: int | None = None
    lessons_left: int = 0
    is_quiz_left: bool = False
    opens_with: Item | None = None
    modules: tuple[int, ...] = ()
    modules_left: int = 0
    is_waiting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemState:
    """A lesson, a test or the survey for one person."""

    item: Item
    status: Status
    lock: Lock | None = None
    is_waiting: bool = False  # answered, and an advisor is to read it

    @property
    def is_done(self) -> bool:
        return self.status is Status.DONE

    @property
    def is_locked(self) -> bool:
        return self.status is Status.LOCKED

    @property
    def is_to_do(self) -> bool:
        """The person can do something about it now."""
        return self.status is Status.OPEN and not self.is_waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonState(ItemState):
    outline: LessonOutline
    is_changed: bool = False  # since this person read it

    @property
    def change_note(self) -> str:
        return self.outline.change_note if self.is_changed else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizState(ItemState):
    outline: QuizOutline


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyState(ItemState):
    outline: SurveyOutline


@dataclass(frozen=True, slots=True)
class ModuleState:
    outline: ModuleOutline
    status: Status
    lock: Lock | None
    lessons: tuple[LessonState, ...]
    quiz: QuizState | None
    work: QuizState | None = None
    final: QuizState | None = None
    completed_at: datetime | None = None  # of the fact; None also for what was done before facts were kept

    @property
    def quizzes(self) -> tuple[QuizState, ...]:
        """The test, the assignment and the final test, as far as the module has them."""
        return tuple(quiz for quiz in (self.quiz, self.work, self.final) if quiz)

    @property
    def items(self) -> tuple[ItemState, ...]:
        return (*self.lessons, *self.quizzes)

    @property
    def quiz_id(self) -> int | None:
        return self.quiz.item.id if self.quiz else None

    @property
    def lessons_total(self) -> int:
        return len(self.lessons)

    @property
    def lessons_read(self) -> int:
        return sum(lesson.is_done for lesson in self.lessons)

    @property
    def minutes_left(self) -> int:
        return sum(lesson.outline.minutes for lesson in self.lessons if not lesson.is_done)

    @property
    def first_open(self) -> Item | None:
        """The first thing of the module that waits to be done."""
        return next((item.item for item in self.items if item.is_to_do), None)

    @property
    def is_done(self) -> bool:
        return self.status is Status.DONE

    @property
    def is_locked(self) -> bool:
        return self.status is Status.LOCKED


@dataclass(frozen=True, slots=True)
class CourseState:
    """Where one person stands in a course.

    Counts are of lessons and tests, assignments apart; `minutes_left` of reading.
    """

    outline: Outline
    is_enrolled: bool
    modules: tuple[ModuleState, ...]
    next_item: Item | None
    is_complete: bool
    survey: SurveyState | None = None

    @property
    def lessons_read(self) -> int:
        return sum(module.lessons_read for module in self.modules)

    @property
    def lessons_total(self) -> int:
        return sum(module.lessons_total for module in self.modules)

    @property
    def quizzes_passed(self) -> int:
        return sum(quiz.is_done for quiz in self._quizzes())

    @property
    def quizzes_total(self) -> int:
        return sum(1 for _quiz in self._quizzes())

    @property
    def works(self) -> tuple[QuizState, ...]:
        return tuple(module.work for module in self.modules if module.work)

    @property
    def works_passed(self) -> int:
        return sum(work.is_done for work in self.works)

    @property
    def minutes_left(self) -> int:
        return sum(module.minutes_left for module in self.modules)

    @property
    def changed(self) -> tuple[LessonState, ...]:
        """Lessons that changed since this person read them."""
        return tuple(lesson for module in self.modules for lesson in module.lessons if lesson.is_changed)

    @property
    def is_started(self) -> bool:
        return any(item.is_done for item in self.items())

    @property
    def next_id(self) -> int | None:
        return self.next_item.id if self.next_item else None

    @property
    def telling_ids(self) -> frozenset[int]:
        """Page ids of the closed modules that say why: a reason told above is not told again."""
        told: dict[Lock, int] = {}
        for module in self.modules:
            if module.lock:
                told.setdefault(module.lock, module.outline.id)
        return frozenset(told.values())

    def items(self) -> Iterator[ItemState]:
        """Every lesson and test, and then the survey."""
        for module in self.modules:
            yield from module.items
        if self.survey:
            yield self.survey

    def _quizzes(self) -> Iterator[QuizState]:
        """Tests of modules and the final test: what is passed on the spot, unlike an assignment."""
        return (quiz for module in self.modules for quiz in (module.quiz, module.final) if quiz)

    def item(self, page_id: int) -> ItemState | None:
        """The lesson, test or survey with this page id; None for what is not in the published outline."""
        return next((item for item in self.items() if item.item.id == page_id), None)

    def module(self, page_id: int) -> ModuleState | None:
        """The module with this page id, or the one that holds the lesson or test with it."""
        found = self.outline.module_of(page_id)
        return next((module for module in self.modules if module.outline is found), None)

    def next_after(self, page_id: int) -> Item | None:
        """Where to go from here: the nearest thing further on that is open and not done, otherwise `next_item`."""
        items = list(self.items())
        here = next((place for place, item in enumerate(items) if item.item.id == page_id), len(items))
        ahead = (item.item for item in items[here + 1 :] if item.is_to_do)
        return next(ahead, None) or self.next_item
