"""The table of contents of a course as values: what rules, pages and the desk work with instead of the page tree.

Pure. `courses.services.outline` reads the tree and keeps the result. An outline kept before a field was thought of
still reads: whatever came later has a default.
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, Literal

Kind = Literal["lesson", "quiz", "work", "final", "survey"]
"""A lesson; the test of a module, its assignment, the final test (three roles of a test); the closing survey."""

QUIZ_KINDS = frozenset({"quiz", "work", "final"})


@dataclass(frozen=True, slots=True)
class LessonOutline:
    id: int
    number: str  # "1.2": module and lesson
    position: int
    title: str
    url: str
    minutes: int
    is_required: bool = True
    changed_at: datetime | None = None  # when the last change worth telling was published
    change_note: str = ""


@dataclass(frozen=True, slots=True)
class QuizOutline:
    """`is_required`: by the test itself and, for an assignment, by the course as well."""

    id: int
    title: str
    url: str
    question_count: int
    time_limit: int | None  # minutes
    cut_score: int  # percent
    attempt_limit: int | None
    is_required: bool = True


@dataclass(frozen=True, slots=True)
class SurveyOutline:
    id: int
    title: str
    url: str
    is_required: bool = False


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
    work: QuizOutline | None = None
    final: QuizOutline | None = None
    prerequisites: tuple[int, ...] = ()  # page ids of modules

    @cached_property
    def items(self) -> "tuple[Item, ...]":
        """Lessons, the test, the assignment and the final test, each with what a link to it needs."""
        lessons = tuple(_lesson_item(self, lesson) for lesson in self.lessons)
        return (*lessons, *(_quiz_item(self, kind, quiz) for kind, quiz in self.quizzes))

    @cached_property
    def quizzes(self) -> tuple[tuple[Kind, QuizOutline], ...]:
        """Its tests with their roles, in the order of the items."""
        roles: tuple[tuple[Kind, QuizOutline | None], ...] = (
            ("quiz", self.quiz),
            ("work", self.work),
            ("final", self.final),
        )
        return tuple((kind, quiz) for kind, quiz in roles if quiz)

    @cached_property
    def required_ids(self) -> frozenset[int]:
        """What the module asks for by itself, whether or not the course asks for the module: lessons and its test.

        The assignment and the final test are asked for by the course: an advisor who has not read yet holds no one up.
        """
        asked = {lesson.id for lesson in self.lessons if lesson.is_required}
        return frozenset(asked | {self.quiz.id} if self.quiz and self.quiz.is_required else asked)

    @cached_property
    def own_ids(self) -> frozenset[int]:
        """Its lessons and its test, required or not."""
        return frozenset(item.id for item in self.items if item.kind in {"lesson", "quiz"})

    @cached_property
    def ids(self) -> frozenset[int]:
        return frozenset(item.id for item in self.items)


@dataclass(frozen=True, slots=True)
class Item:
    """A lesson, a test or the survey in the order of reading: what a link needs to name it and to lead there."""

    kind: Kind
    id: int
    title: str
    url: str
    minutes: int | None
    module_number: int | None  # of the survey: None
    position: int | None  # of a lesson in its module
    is_required: bool

    @property
    def is_lesson(self) -> bool:
        return self.kind == "lesson"

    @property
    def is_quiz(self) -> bool:
        """Answered in attempts: the test of a module, an assignment, the final test."""
        return self.kind in QUIZ_KINDS

    @property
    def is_survey(self) -> bool:
        return self.kind == "survey"


@dataclass(frozen=True)
class Outline:
    course_id: int
    title: str
    url: str
    legal_state: date | None
    modules_in_order: bool
    modules: tuple[ModuleOutline, ...]
    survey: SurveyOutline | None = None

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every lesson and test, in the order of reading, and then the survey."""
        items = (item for module in self.modules for item in module.items)
        return (*items, *([self.survey_item] if self.survey_item else []))

    @cached_property
    def survey_item(self) -> Item | None:
        return _survey_item(self.survey) if self.survey else None

    def module_of(self, page_id: int) -> ModuleOutline | None:
        """The module itself, or the one that holds the lesson or test; None for what is not published."""
        return next((module for module in self.modules if page_id == module.id or page_id in module.ids), None)

    def item(self, page_id: int) -> Item | None:
        return next((item for item in self.items if item.id == page_id), None)

    def to_json(self) -> dict[str, Any]:
        data = asdict(self)
        data["legal_state"] = self.legal_state and self.legal_state.isoformat()
        for module in data["modules"]:
            for lesson in module["lessons"]:
                lesson["changed_at"] = lesson["changed_at"] and lesson["changed_at"].isoformat()
        return data

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Outline":
        legal_state, survey = data["legal_state"], data.get("survey")
        return cls(
            **{
                **data,
                "legal_state": date.fromisoformat(legal_state) if legal_state else None,
                "modules": tuple(_module_from_json(module) for module in data["modules"]),
                "survey": SurveyOutline(**survey) if survey else None,
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


def _quiz_item(module: ModuleOutline, kind: Kind, quiz: QuizOutline) -> Item:
    return Item(
        kind=kind,
        id=quiz.id,
        title=quiz.title,
        url=quiz.url,
        minutes=quiz.time_limit,
        module_number=module.number,
        position=None,
        is_required=module.is_required and quiz.is_required,
    )


def _survey_item(survey: SurveyOutline) -> Item:
    return Item(
        kind="survey",
        id=survey.id,
        title=survey.title,
        url=survey.url,
        minutes=None,
        module_number=None,
        position=None,
        is_required=survey.is_required,
    )


def _module_from_json(data: dict[str, Any]) -> ModuleOutline:
    tests = {role: QuizOutline(**data[role]) if data.get(role) else None for role in ("quiz", "work", "final")}
    return ModuleOutline(
        **{
            **data,
            "lessons": tuple(_lesson_from_json(lesson) for lesson in data["lessons"]),
            "prerequisites": tuple(data.get("prerequisites", ())),
            **tests,
        }
    )


def _lesson_from_json(data: dict[str, Any]) -> LessonOutline:
    changed_at = data.get("changed_at")
    return LessonOutline(**{**data, "changed_at": datetime.fromisoformat(changed_at) if changed_at else None})
