"""Who may read what, in which order, and when a course is completed. Pure: values in, values out.

Doing more never closes anything, and what was read once stays readable whatever an editor changes later.
"""

from typing import Any

from courses.outline import Item, LessonOutline, ModuleOutline, Outline, QuizOutline, items_of, lesson_item, quiz_item
from courses.states import CourseState, LessonState, Lock, LockReason, ModuleState, QuizState, Status

__all__ = [
    "RULE_VERSION",
    "CourseState",
    "Lock",
    "LockReason",
    "Status",
    "completion_evidence",
    "course_state",
    "is_complete",
]

RULE_VERSION = "1"
"""Version 1: every required lesson of every required module is read and every required test of them is passed."""


def course_state(outline: Outline, done_ids: frozenset[int], *, enrolled: bool) -> CourseState:
    """`done_ids` are page ids of lessons read and quizzes passed; they count only for a person who is enrolled."""
    done = done_ids if enrolled else frozenset()
    modules = tuple(_module_state(outline, module, done, enrolled) for module in outline.modules)
    return CourseState(
        outline=outline,
        is_enrolled=enrolled,
        modules=modules,
        next_item=_next_item(modules),
        is_complete=enrolled and is_complete(outline, done),
    )


def is_complete(outline: Outline, done_ids: frozenset[int]) -> bool:
    """The rule of completion. A course that asks for nothing cannot be completed."""
    required = {item.id for item in outline.items if item.is_required}
    return bool(required) and required <= done_ids


def completion_evidence(outline: Outline, done_ids: frozenset[int]) -> dict[str, Any]:
    """What the completion rests on, as plain JSON: the contents as they stood and what of them was done."""
    return {
        "rule": RULE_VERSION,
        "course": {"id": outline.course_id, "title": outline.title},
        "modules": [
            {
                "id": module.id,
                "number": module.number,
                "title": module.title,
                "lessons": [lesson.id for lesson in module.lessons if lesson.id in done_ids],
                "quiz": module.quiz.id if module.quiz and module.quiz.id in done_ids else None,
            }
            for module in outline.modules
        ],
    }


def _module_state(outline: Outline, module: ModuleOutline, done: frozenset[int], enrolled: bool) -> ModuleState:
    lock = _module_lock(outline, module, done, enrolled)
    return ModuleState(
        outline=module,
        status=_status(is_done=enrolled and _is_module_done(module, done), lock=lock),
        lock=lock,
        lessons=tuple(_lesson_state(module, lesson, done, lock) for lesson in module.lessons),
        quiz=_quiz_state(module, module.quiz, done, lock, enrolled) if module.quiz else None,
    )


def _lesson_state(module: ModuleOutline, lesson: LessonOutline, done: frozenset[int], lock: Lock | None) -> LessonState:
    status = _status(is_done=lesson.id in done, lock=lock)
    return LessonState(item=lesson_item(module, lesson), status=status, lock=_kept(lock, status), outline=lesson)


def _quiz_state(
    module: ModuleOutline, quiz: QuizOutline, done: frozenset[int], module_lock: Lock | None, enrolled: bool
) -> QuizState:
    lock = module_lock or (_lessons_lock(module, done) if enrolled else Lock(LockReason.NOT_ENROLLED))
    status = _status(is_done=quiz.id in done, lock=lock)
    return QuizState(item=quiz_item(module, quiz), status=status, lock=_kept(lock, status), outline=quiz)


def _status(*, is_done: bool, lock: Lock | None) -> Status:
    if is_done:
        return Status.DONE
    return Status.LOCKED if lock else Status.OPEN


def _kept(lock: Lock | None, status: Status) -> Lock | None:
    return lock if status is Status.LOCKED else None


def _module_lock(outline: Outline, module: ModuleOutline, done: frozenset[int], enrolled: bool) -> Lock | None:
    if module.is_open:
        return None
    if not enrolled:
        return Lock(LockReason.NOT_ENROLLED)
    if not outline.modules_in_order or _is_begun(module, done):
        return None
    before = outline.modules[: module.number - 1]
    missing = next((earlier for earlier in before if not _is_passed_by(earlier, done)), None)
    return _left_in(missing, done) if missing else None


def _lessons_lock(module: ModuleOutline, done: frozenset[int]) -> Lock | None:
    unread = [lesson for lesson in module.lessons if lesson.is_required and lesson.id not in done]
    if not unread:
        return None
    first = lesson_item(module, unread[0])
    return Lock(LockReason.LESSONS_UNREAD, module.number, lessons_left=len(unread), opens_with=first)


def _left_in(module: ModuleOutline, done: frozenset[int]) -> Lock:
    left = [item for item in _needed(module) if item.id not in done]
    return Lock(
        LockReason.MODULE_BEFORE,
        module.number,
        lessons_left=sum(not item.is_quiz for item in left),
        is_quiz_left=any(item.is_quiz for item in left),
        opens_with=left[0],
    )


def _needed(module: ModuleOutline) -> list[Item]:
    """What this module asks for by itself, whether or not the course asks for the module."""
    asked = {lesson.id for lesson in module.lessons if lesson.is_required}
    if module.quiz and module.quiz.is_required:
        asked.add(module.quiz.id)
    return [item for item in items_of(module) if item.id in asked]


def _is_module_done(module: ModuleOutline, done: frozenset[int]) -> bool:
    """Where nothing is asked for, all of it."""
    asked = _needed(module) or list(items_of(module))
    return bool(asked) and all(item.id in done for item in asked)


def _is_passed_by(module: ModuleOutline, done: frozenset[int]) -> bool:
    """A module that nobody has to do, or that asks for nothing, holds no one up."""
    return not module.is_required or all(item.id in done for item in _needed(module))


def _is_begun(module: ModuleOutline, done: frozenset[int]) -> bool:
    """A lesson that an editor adds to an earlier module closes no module that somebody has begun."""
    return any(item.id in done for item in items_of(module))


def _next_item(modules: tuple[ModuleState, ...]) -> Item | None:
    """What is required goes first; what is optional never stands in the way of it."""
    waiting = [item.item for module in modules for item in module.items if item.status is Status.OPEN]
    return next((item for item in waiting if item.is_required), None) or next(iter(waiting), None)
