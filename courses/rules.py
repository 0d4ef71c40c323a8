"""Who may read what, in which order, and when a module and a course are completed. Pure: values in, values out.

Doing more never closes anything, what was read once stays readable, and what was completed once stays completed,
whatever an editor changes later (docs/decisions/0022-completion-is-a-fact.md).
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from courses.locks import Locks, left_in
from courses.outline import Item, LessonOutline, ModuleOutline, Outline
from courses.states import (
    CourseState,
    ItemState,
    LessonState,
    Lock,
    LockReason,
    ModuleState,
    Progress,
    QuizState,
    Status,
    SurveyState,
)

__all__ = [
    "RULE_VERSION",
    "CourseState",
    "Lock",
    "LockReason",
    "Progress",
    "Status",
    "completed_modules",
    "completion_evidence",
    "course_state",
    "is_complete",
    "module_evidence",
    "what_is_left",
]

RULE_VERSION = "2"
"""Version 1: every required lesson of every required module is read and every required test of them is passed.

Version 2: the same, where a module once completed counts whatever was added to it since; and the final test, and,
where the course asks for them, the assignments and the closing survey.
"""

NOTHING: Mapping[int, datetime] = {}


def course_state(
    outline: Outline,
    done_ids: frozenset[int],
    *,
    enrolled: bool,
    waiting: frozenset[int] = frozenset(),
    dates: Mapping[int, datetime] = NOTHING,
) -> CourseState:
    """Where a person stands; what they did counts only while they are enrolled.

    `done_ids`, `waiting` and `dates` are those of `Progress`; without dates nothing is marked as changed.
    """
    progress = Progress(done_ids, waiting - done_ids, dates) if enrolled else Progress()
    locks = Locks(outline, progress, enrolled=enrolled)
    modules = tuple(_module_state(module, progress, locks) for module in outline.modules)
    survey = _survey_state(outline, progress, locks)
    items = [item for module in modules for item in module.items] + ([survey] if survey else [])
    return CourseState(
        outline=outline,
        is_enrolled=enrolled,
        modules=modules,
        survey=survey,
        next_item=_next_item(items, {item.id for item in what_is_left(outline, progress.done)}),
        is_complete=enrolled and is_complete(outline, progress.done),
    )


def is_complete(outline: Outline, done_ids: frozenset[int]) -> bool:
    """The rule of completion, or the fact of it. A course that asks for nothing cannot be completed."""
    if outline.course_id in done_ids:
        return True
    return any(item.is_required for item in outline.items) and not what_is_left(outline, done_ids)


def what_is_left(outline: Outline, done_ids: frozenset[int]) -> tuple[Item, ...]:
    """What the course still asks for. A module completed once asks for nothing that was added to it later."""
    settled = {page for module in outline.modules if module.id in done_ids for page in module.own_ids}
    return tuple(item for item in outline.items if item.is_required and item.id not in done_ids | settled)


def completed_modules(outline: Outline, done_ids: frozenset[int]) -> tuple[ModuleOutline, ...]:
    """Modules of which everything is done that they ask for."""
    return tuple(module for module in outline.modules if _is_done(module, done_ids))


def completion_evidence(outline: Outline, done_ids: frozenset[int]) -> dict[str, Any]:
    """What the completion rests on, as plain JSON: the contents as they stood and what of them was done."""
    return {
        "rule": RULE_VERSION,
        "course": {"id": outline.course_id, "title": outline.title},
        "modules": [
            {**_module_evidence(module, done_ids), "completed": module.id in done_ids} for module in outline.modules
        ],
        "survey": outline.survey.id if outline.survey and outline.survey.id in done_ids else None,
    }


def module_evidence(module: ModuleOutline, done_ids: frozenset[int]) -> dict[str, Any]:
    """The same of one module."""
    return {"rule": RULE_VERSION, "module": _module_evidence(module, done_ids)}


def _module_evidence(module: ModuleOutline, done: frozenset[int]) -> dict[str, Any]:
    passed = {kind: quiz.id for kind, quiz in module.quizzes if quiz.id in done}
    return {
        "id": module.id,
        "number": module.number,
        "title": module.title,
        "lessons": [lesson.id for lesson in module.lessons if lesson.id in done],
        "quiz": passed.get("quiz"),
        "work": passed.get("work"),
        "final": passed.get("final"),
    }


def _module_state(module: ModuleOutline, progress: Progress, locks: Locks) -> ModuleState:
    lock = locks.of_module(module)
    states = {item.id: item for item in module.items}
    tests: dict[Any, QuizState] = {
        kind: QuizState(outline=quiz, **_status(states[quiz.id], progress, locks.of_quiz(module, kind)))
        for kind, quiz in module.quizzes
    }
    return ModuleState(
        outline=module,
        status=Status.DONE if _is_done(module, progress.done) else Status.LOCKED if lock else Status.OPEN,
        lock=None if _is_done(module, progress.done) else lock,
        lessons=tuple(_lesson_state(states[lesson.id], lesson, progress, lock) for lesson in module.lessons),
        quiz=tests.get("quiz"),
        work=tests.get("work"),
        final=tests.get("final"),
        completed_at=progress.dates.get(module.id),
    )


def _lesson_state(item: Item, lesson: LessonOutline, progress: Progress, lock: Lock | None) -> LessonState:
    read_at = progress.dates.get(lesson.id)
    is_changed = bool(read_at and lesson.changed_at and lesson.change_note and read_at < lesson.changed_at)
    return LessonState(outline=lesson, is_changed=is_changed, **_status(item, progress, lock))


def _survey_state(outline: Outline, progress: Progress, locks: Locks) -> SurveyState | None:
    if not outline.survey or not outline.survey_item:
        return None
    return SurveyState(outline=outline.survey, **_status(outline.survey_item, progress, locks.of_survey()))


def _status(item: Item, progress: Progress, lock: Lock | None) -> dict[str, Any]:
    """What is done, or waits for an advisor, stays open whatever lock has come over it since."""
    is_waiting = item.id in progress.waiting
    if item.id in progress.done:
        return {"item": item, "status": Status.DONE, "lock": None}
    if lock and not is_waiting:
        return {"item": item, "status": Status.LOCKED, "lock": lock}
    return {"item": item, "status": Status.OPEN, "lock": None, "is_waiting": is_waiting}


def _is_done(module: ModuleOutline, done: frozenset[int]) -> bool:
    """Once is for ever. Where nothing is asked for, all of it."""
    asked = module.required_ids or module.own_ids or module.ids
    return module.id in done or (bool(asked) and not left_in(module, done) and asked <= done)


def _next_item(items: list[Any], left: set[int]) -> Item | None:
    """What the course still asks for goes first; what is optional never stands in the way of it."""
    to_do: Iterator[ItemState] = (item for item in items if item.is_to_do)
    waiting = [item.item for item in to_do]
    return next((item for item in waiting if item.id in left), None) or next(iter(waiting), None)
