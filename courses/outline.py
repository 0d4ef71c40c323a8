"""The table of contents of a course as values: what rules, pages and the desk work with instead of the page tree.

Pure. `courses.services.outline` reads the tree and keeps the result.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Outline:
    course_id: int
    title: str
    url: str
    legal_state: date | None
    modules_in_order: bool
    modules: tuple[ModuleOutline, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """Every lesson and quiz, in the order of reading."""
        return tuple(item for module in self.modules for item in items_of(module))

    def module_of(self, page_id: int) -> ModuleOutline | None:
        """The module itself, or the one that holds the lesson or quiz; None for what is not published."""
        return next((module for module in self.modules if page_id in _ids(module)), None)

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


def items_of(module: ModuleOutline) -> Iterator[Item]:
    for lesson in module.lessons:
        yield lesson_item(module, lesson)
    if module.quiz:
        yield quiz_item(module, module.quiz)


def lesson_item(module: ModuleOutline, lesson: LessonOutline) -> Item:
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


def quiz_item(module: ModuleOutline, quiz: QuizOutline) -> Item:
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


def _ids(module: ModuleOutline) -> set[int]:
    return {module.id, *(item.id for item in items_of(module))}


def _module_from_json(data: dict[str, Any]) -> ModuleOutline:
    return ModuleOutline(
        **{
            **data,
            "lessons": tuple(LessonOutline(**lesson) for lesson in data["lessons"]),
            "quiz": QuizOutline(**data["quiz"]) if data["quiz"] else None,
        }
    )
