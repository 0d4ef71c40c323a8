"""Who may read what, in which order, and when a course is completed. Pure: values in, values out.

Doing more never closes anything, and what was read once stays readable whatever an editor changes later.
"""

from collections.abc import Iterator
from typing import Any

from courses.outline import Item, ModuleOutline, Outline, QuizOutline
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
    modules = tuple(_module_states(outline, done, enrolled))
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


def _module_states(outline: Outline, done: frozenset[int], enrolled: bool) -> Iterator[ModuleState]:
    """Module by module: `ahead` is the lock of everything behind the first module that is not finished."""
    ahead = None if enrolled else Lock(LockReason.NOT_ENROLLED)
    for module in outline.modules:
        lock = None if module.is_open or _is_begun(module, done) else ahead
        yield _module_state(module, done, lock, enrolled)
        if enrolled and outline.modules_in_order and ahead is None:
            ahead = _left_in(module, done)


def _module_state(module: ModuleOutline, done: frozenset[int], lock: Lock | None, enrolled: bool) -> ModuleState:
    lessons = tuple(
        LessonState(item=item, outline=lesson, **_status(item.id in done, lock))
        for lesson, item in zip(module.lessons, module.items, strict=False)
    )
    return ModuleState(
        outline=module,
        lessons=lessons,
        quiz=_quiz_state(module, module.quiz, done, lock, enrolled) if module.quiz else None,
        **_status(_is_done(module, done), lock),
    )


def _quiz_state(
    module: ModuleOutline, quiz: QuizOutline, done: frozenset[int], module_lock: Lock | None, enrolled: bool
) -> QuizState:
    lock = module_lock or (_lessons_lock(module, done) if enrolled else Lock(LockReason.NOT_ENROLLED))
    return QuizState(item=module.items[-1], outline=quiz, **_status(quiz.id in done, lock))


def _status(is_done: bool, lock: Lock | None) -> dict[str, Any]:
    """What is done stays open, whatever lock has come over it since."""
    if is_done:
        return {"status": Status.DONE, "lock": None}
    return {"status": Status.LOCKED if lock else Status.OPEN, "lock": lock}


def _lessons_lock(module: ModuleOutline, done: frozenset[int]) -> Lock | None:
    unread = [item for item in module.items if not item.is_quiz and item.id in module.required_ids - done]
    if not unread:
        return None
    return Lock(LockReason.LESSONS_UNREAD, module.number, lessons_left=len(unread), opens_with=unread[0])


def _left_in(module: ModuleOutline, done: frozenset[int]) -> Lock | None:
    """The lock of what comes after. A module that nobody has to do, or that asks for nothing, holds no one up."""
    left = [item for item in module.items if item.id in module.required_ids - done]
    if not module.is_required or not left:
        return None
    is_quiz_left = left[-1].is_quiz
    return Lock(
        LockReason.MODULE_BEFORE,
        module.number,
        lessons_left=len(left) - is_quiz_left,
        is_quiz_left=is_quiz_left,
        opens_with=left[0],
    )


def _is_done(module: ModuleOutline, done: frozenset[int]) -> bool:
    """Where nothing is asked for, all of it."""
    asked = module.required_ids or module.ids
    return bool(asked) and asked <= done


def _is_begun(module: ModuleOutline, done: frozenset[int]) -> bool:
    """A lesson that an editor adds to an earlier module closes no module that somebody has begun."""
    return not module.ids.isdisjoint(done)


def _next_item(modules: tuple[ModuleState, ...]) -> Item | None:
    """What is required goes first; what is optional never stands in the way of it."""
    waiting = [item.item for module in modules for item in module.items if item.status is Status.OPEN]
    return next((item for item in waiting if item.is_required), None) or next(iter(waiting), None)
