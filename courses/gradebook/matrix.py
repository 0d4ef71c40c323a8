"""The gradebook as values: a column a module or test, a cell a person. The database was read before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from courses.outline import ModuleOutline, Outline
from courses.queries.results import QuizResult
from courses.states import CourseState, ModuleState


class Standing(StrEnum):
    DONE = "done"
    BEGUN = "begun"
    NONE = "none"


class Part(StrEnum):
    """What a column is about."""

    MODULE = "module"
    WORK = "work"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Column:
    """`quiz_id`: the test whose best result the column tells, if there is one."""

    part: Part
    module_id: int
    number: int
    title: str
    lessons: int
    quiz_id: int | None


@dataclass(frozen=True, slots=True)
class Cell:
    """`best` in points out of `most`, None where no attempt has a result yet."""

    part: Part
    standing: Standing
    lessons_read: int = 0
    lessons_total: int = 0
    best: Decimal | None = None
    most: Decimal | None = None
    attempts: int = 0
    is_passed: bool = False
    is_waiting: bool = False
    done_at: datetime | None = None

    @property
    def percent(self) -> int | None:
        return int(100 * self.best / self.most) if self.best is not None and self.most else None


def columns_of(outline: Outline) -> tuple[Column, ...]:
    """Modules, their assignments and the final test, in the order of the course."""
    return tuple(column for module in outline.modules for column in _columns(module))


def _columns(module: ModuleOutline) -> list[Column]:
    columns = []
    if module.lessons or module.quiz:
        quiz_id = module.quiz.id if module.quiz else None
        columns.append(Column(Part.MODULE, module.id, module.number, module.title, len(module.lessons), quiz_id))
    for part, quiz in ((Part.WORK, module.work), (Part.FINAL, module.final)):
        if quiz:
            columns.append(Column(part, module.id, module.number, quiz.title, 0, quiz.id))
    return columns


def cells_of(columns: tuple[Column, ...], state: CourseState, results: Mapping[int, QuizResult]) -> tuple[Cell, ...]:
    """`results` by quiz, of this person."""
    modules = {module.outline.id: module for module in state.modules}
    return tuple(_cell(column, modules[column.module_id], results) for column in columns)


def _cell(column: Column, module: ModuleState, results: Mapping[int, QuizResult]) -> Cell:
    result = results.get(column.quiz_id or 0, QuizResult(0))
    lessons_read = module.lessons_read if column.part is Part.MODULE else 0
    is_done = module.is_done if column.part is Part.MODULE else result.is_passed
    is_begun = bool(lessons_read or result.attempts)
    return Cell(
        part=column.part,
        standing=Standing.DONE if is_done else Standing.BEGUN if is_begun else Standing.NONE,
        lessons_read=lessons_read,
        lessons_total=column.lessons,
        best=result.best_score,
        most=result.max_score,
        attempts=result.attempts,
        is_passed=result.is_passed,
        is_waiting=result.is_waiting,
        done_at=module.completed_at if column.part is Part.MODULE and is_done else None,
    )
