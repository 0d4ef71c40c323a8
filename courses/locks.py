"""What closes a part of a course to a participant, and what opens it. Pure.

Every lock names something the person can do now, or that an advisor is doing: no lock without a key.
"""

from functools import cached_property
from typing import Any

from courses.outline import Item, Kind, ModuleOutline, Outline
from courses.prerequisites import without_circles
from courses.states import Lock, LockReason, Progress

NOT_ENROLLED = Lock(LockReason.NOT_ENROLLED)


def left_in(module: ModuleOutline, done: frozenset[int]) -> list[Item]:
    """What the module itself still asks for: its required lessons and test, or all of them where none is required."""
    asked = module.required_ids or module.own_ids
    return [] if module.id in done else [item for item in module.items if item.id in asked - done]


class Locks:
    """The locks of one course for one person. Whether a locked thing was done before is not asked here."""

    def __init__(self, outline: Outline, progress: Progress, *, enrolled: bool) -> None:
        self.outline, self.done, self.waiting, self.enrolled = outline, progress.done, progress.waiting, enrolled
        self.modules = {module.id: module for module in outline.modules}
        self._known: dict[int, Lock | None] = {}

    def of_module(self, module: ModuleOutline) -> Lock | None:
        """A module that somebody has begun or completed is never closed to them again."""
        if module.id not in self._known:
            self._known[module.id] = self._of_module(module)
        return self._known[module.id]

    def of_quiz(self, module: ModuleOutline, kind: Kind) -> Lock | None:
        if not self.enrolled:
            return NOT_ENROLLED
        if kind == "final":
            return self._course_lock
        return self.of_module(module) or self._lessons_lock(module)

    def of_survey(self) -> Lock | None:
        """Opens behind the final test; the assignments, which wait for an advisor, do not close it."""
        return self._lock_of_all({"lesson", "quiz", "final"}) if self.enrolled else NOT_ENROLLED

    @cached_property
    def _course_lock(self) -> Lock | None:
        return self._lock_of_all({"lesson", "quiz"})

    def _lock_of_all(self, kinds: set[Kind]) -> Lock | None:
        """Of what opens when everything of these kinds that the course requires is done."""
        if self.outline.course_id in self.done:
            return None
        left = {module.number: self._required_left(module, kinds) for module in self.outline.modules}
        items = [item for found in left.values() for item in found]
        if not items:
            return None
        unfinished = [number for number, found in left.items() if any(item.kind != "final" for item in found)]
        return Lock(
            LockReason.COURSE_BEFORE,
            items[0].module_number,
            is_quiz_left=any(item.kind == "final" for item in items),
            modules=tuple(unfinished),
            modules_left=len(unfinished),
            **self._key(items),
        )

    def _required_left(self, module: ModuleOutline, kinds: set[Kind]) -> list[Item]:
        own = module.own_ids if module.id in self.done else frozenset()
        return [
            item
            for item in module.items
            if item.is_required and item.kind in kinds and item.id not in self.done and item.id not in own
        ]

    def _of_module(self, module: ModuleOutline) -> Lock | None:
        if module.is_open or module.id in self.done or not module.ids.isdisjoint(self.done | self.waiting):
            return None
        if not self.enrolled:
            return NOT_ENROLLED
        if module.final and not module.own_ids and not module.work:
            return self._course_lock  # it stands for the final test alone, and opens with it
        return self._order_lock(module) if self.outline.modules_in_order else self._prerequisites_lock(module)

    def _order_lock(self, module: ModuleOutline) -> Lock | None:
        """The first module before this one that is required and not finished. One that asks for nothing is finished."""
        for before in self.outline.modules:
            if before is module:
                return None
            if before.is_required and before.required_ids and (left := left_in(before, self.done)):
                return self._module_lock(LockReason.MODULE_BEFORE, before, left)
        return None

    def _prerequisites_lock(self, module: ModuleOutline) -> Lock | None:
        named = [self.modules[page] for page in self._prerequisites[module.id]]
        left = [(before, items) for before in named if (items := left_in(before, self.done))]
        if not left:
            return None
        before, items = left[0]
        return self._module_lock(LockReason.PREREQUISITES, before, items, tuple(each.number for each, _items in left))

    @cached_property
    def _prerequisites(self) -> dict[int, tuple[int, ...]]:
        """Of published modules, in their order."""
        named = {
            module.id: tuple(page for page in self.modules if page in module.prerequisites)
            for module in self.outline.modules
        }
        return without_circles(named)

    def _module_lock(
        self, reason: LockReason, before: ModuleOutline, left: list[Item], modules: tuple[int, ...] = ()
    ) -> Lock:
        is_quiz_left = left[-1].is_quiz
        return Lock(
            reason,
            before.number,
            lessons_left=len(left) - is_quiz_left,
            is_quiz_left=is_quiz_left,
            modules=modules,
            modules_left=len(modules),
            **self._key(left),
        )

    def _lessons_lock(self, module: ModuleOutline) -> Lock | None:
        left = [item for item in left_in(module, self.done) if item.is_lesson and item.id in module.required_ids]
        if not left:
            return None
        return Lock(LockReason.LESSONS_UNREAD, module.number, lessons_left=len(left), opens_with=left[0])

    def _key(self, left: list[Item]) -> dict[str, Any]:
        """The first of these that can be done now; then what an advisor reads; then what opens the first of them."""
        locks = {item.id: self._of_item(item) for item in left}
        ready = [item for item in left if not locks[item.id]]
        if to_do := [item for item in ready if item.id not in self.waiting]:
            return {"opens_with": to_do[0]}
        if ready:
            return {"opens_with": ready[0], "is_waiting": True}
        behind = locks[left[0].id]
        return {"opens_with": behind.opens_with, "is_waiting": behind.is_waiting} if behind else {}

    def _of_item(self, item: Item) -> Lock | None:
        module = self.outline.module_of(item.id)
        if module is None or item.id in self.waiting:
            return None
        return self.of_module(module) if item.is_lesson else self.of_quiz(module, item.kind)
