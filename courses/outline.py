"""The table of contents of a course as values: what rules, pages and the desk work with instead of the page tree.

Pure. `courses.services.outline` reads the tree and keeps the result.
"""

from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class LessonOutline:
    id: int
    number: str  # "1.2": module and lesson
    position: int
    title: str
    url: str
    minutes: int
    is_required: bool = True


@dataclass(frozen=True, slots=True)
class QuizOutline:
    id: int
    title: str
    url: str
    question_count: int
    time_limit: int | None  # minutes
    cut_score: int  # percent
    attempt_limit: int | None
    is_required: bool = True


@dataclass(frozen=True)
class ModuleOutline:
    id: int
    number: int
    title: str
    url: str
    summary: str
    is_open: bool
    is_required: bool
    lessons: tuple[LessonOutline, ...]
    quiz: QuizOutline | None

    @cached_property
    def items(self) -> "tuple[Item, ...]":
        """Lessons and then the quiz, each with what a link to it needs."""
        lessons = tuple(_lesson_item(self, lesson) for lesson in self.lessons)
        return (*lessons, _quiz_item(self, self.quiz)) if self.quiz else lessons

    @cached_property
    def required_ids(self) -> frozenset[int]:
        """What the module asks for by itself, whether or not the course asks for the module."""
        asked = {lesson.id for lesson in self.lessons if lesson.is_required}
        return frozenset(asked | {self.quiz.id} if self.quiz and self.quiz.is_required else asked)

    @cached_property
    def ids(self) -> frozenset[int]:
        return frozenset(item.id for item in self.items)


@dataclass(frozen=True, slots=True)
class Item:
    """A lesson or a quiz in the order of reading: what a link needs to name it and to lead there."""

    kind: Literal["lesson", "quiz"]
    id: int
    title: str
    url: str
    minutes: int | None
    module_number: int
    position: int | None  # of a lesson in its module
    is_required: bool

    @property
    def is_quiz(self) -> bool:
        return self.kind == "quiz"


@dataclass(frozen=True)
class Outline:
    course_id: int
    title: str
    url: str
    legal_state: date | None
    modules_in_order: bool
    modules: tuple[ModuleOutline, ...]

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every lesson and quiz, in the order of reading."""
        return tuple(item for module in self.modules for item in module.items)

    def module_of(self, page_id: int) -> ModuleOutline | None:
        """The module itself, or the one that holds the lesson or quiz; None for what is not published."""
        return next((module for module in self.modules if page_id == module.id or page_id in module.ids), None)

    def to_json(self) -> dict[str, Any]:
        data = asdict(self)
        data["legal_state"] = self.legal_state and self.legal_state.isoformat()
        return data

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Outline":
        legal_state = data["legal_state"]
        return cls(
            **{
                **data,
                "legal_state": date.fromisoformat(legal_state) if legal_state else None,
                "modules": tuple(_module_from_json(module) for module in data["modules"]),
            }
        )


def _lesson_item(module: ModuleOutline, lesson: LessonOutline) -> Item:
    return Item(
        kind="lesson",
        id=lesson.id,
        title=lesson.title,
        url=lesson.url,
        minutes=lesson.minutes,
        module_number=module.number,
        position=lesson.position,
        is_required=module.is_required and lesson.is_required,
    )


def _quiz_item(module: ModuleOutline, quiz: QuizOutline) -> Item:
    return Item(
        kind="quiz",
        id=quiz.id,
        title=quiz.title,
        url=quiz.url,
        minutes=quiz.time_limit,
        module_number=module.number,
        position=None,
        is_required=module.is_required and quiz.is_required,
    )


def _module_from_json(data: dict[str, Any]) -> ModuleOutline:
    return ModuleOutline(
        **{
            **data,
            "lessons": tuple(LessonOutline(**lesson) for lesson in data["lessons"]),
            "quiz": QuizOutline(**data["quiz"]) if data["quiz"] else None,
        }
    )
