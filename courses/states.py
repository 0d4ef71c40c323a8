"""Where a person stands in a course, as values. `courses.rules` makes them; pages and the desk show them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from courses.outline import Item, LessonOutline, ModuleOutline, Outline, QuizOutline


class Status(StrEnum):
    DONE = "done"
    OPEN = "open"
    LOCKED = "locked"


class LockReason(StrEnum):
    NOT_ENROLLED = "not_enrolled"
    MODULE_BEFORE = "module_before"
    LESSONS_UNREAD = "lessons_unread"


@dataclass(frozen=True, slots=True)
class Lock:
    """Why something is closed, and what opens it.

    `module_number` is the module to be finished first; `lessons_left` and `is_quiz_left` say what is missing there;
    `opens_with` is the next thing to do about it (None for a person who is not enrolled).
    """

    reason: LockReason
    module_number: int | None = None
    lessons_left: int = 0
    is_quiz_left: bool = False
    opens_with: Item | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemState:
    """A lesson or a quiz for one person."""

    item: Item
    status: Status
    lock: Lock | None = None

    @property
    def is_done(self) -> bool:
        return self.status is Status.DONE

    @property
    def is_locked(self) -> bool:
        return self.status is Status.LOCKED


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonState(ItemState):
    outline: LessonOutline


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizState(ItemState):
    outline: QuizOutline


@dataclass(frozen=True, slots=True)
class ModuleState:
    outline: ModuleOutline
    status: Status
    lock: Lock | None
    lessons: tuple[LessonState, ...]
    quiz: QuizState | None

    @property
    def items(self) -> tuple[ItemState, ...]:
        return (*self.lessons, *([self.quiz] if self.quiz else []))

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
        return next((item.item for item in self.items if item.status is Status.OPEN), None)

    @property
    def is_done(self) -> bool:
        return self.status is Status.DONE

    @property
    def is_locked(self) -> bool:
        return self.status is Status.LOCKED


@dataclass(frozen=True, slots=True)
class CourseState:
    """Where one person stands in a course. Counts are of lessons and tests, `minutes_left` of reading."""

    outline: Outline
    is_enrolled: bool
    modules: tuple[ModuleState, ...]
    next_item: Item | None
    is_complete: bool

    @property
    def lessons_read(self) -> int:
        return sum(module.lessons_read for module in self.modules)

    @property
    def lessons_total(self) -> int:
        return sum(module.lessons_total for module in self.modules)

    @property
    def quizzes_passed(self) -> int:
        return sum(module.quiz.is_done for module in self.modules if module.quiz)

    @property
    def quizzes_total(self) -> int:
        return sum(module.quiz is not None for module in self.modules)

    @property
    def minutes_left(self) -> int:
        return sum(module.minutes_left for module in self.modules)

    @property
    def is_started(self) -> bool:
        return any(item.is_done for item in self.items())

    @property
    def next_id(self) -> int | None:
        return self.next_item.id if self.next_item else None

    @property
    def first_locked_id(self) -> int | None:
        """Page id of the first closed module: the one that says why."""
        return next((module.outline.id for module in self.modules if module.is_locked), None)

    def items(self) -> Iterator[ItemState]:
        for module in self.modules:
            yield from module.items

    def item(self, page_id: int) -> ItemState | None:
        """The lesson or quiz with this page id; None for what is not in the published outline."""
        return next((item for item in self.items() if item.item.id == page_id), None)

    def module(self, page_id: int) -> ModuleState | None:
        """The module with this page id, or the one that holds the lesson or quiz with it."""
        found = self.outline.module_of(page_id)
        return next((module for module in self.modules if module.outline is found), None)

    def next_after(self, page_id: int) -> Item | None:
        """Where to go from here: the nearest thing further on that is open and not done, otherwise `next_item`."""
        items = list(self.items())
        here = next((place for place, item in enumerate(items) if item.item.id == page_id), len(items))
        ahead = (item.item for item in items[here + 1 :] if item.status is Status.OPEN)
        return next(ahead, None) or self.next_item
