"""The cells of the gradebook in words: said hundreds of times a page, so in Python rather than in a template."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from core.formats import long_date
from courses.gradebook.matrix import Cell, Column, Part, Standing
from courses.queries.person_record import ModuleRecord
from courses.stages import Stage

from .quiz import number

register = template.Library()

COLOURS = {Stage.COMPLETED: "green", Stage.LEARNING: "yellow", Stage.IDLE: "red", Stage.NOT_BEGUN: "grey"}

PASSED = {
    "quiz": gettext_lazy("test passed"),
    "work": gettext_lazy("assignment passed"),
    "final": gettext_lazy("final test passed"),
}


@register.filter
def stage_colour(stage: Stage) -> str:
    return COLOURS[stage]


@register.filter
def heading(column: Column) -> str:
    """'Module 3', or the kind of test."""
    if column.part is Part.FINAL:
        return _("Final test")
    if column.part is Part.WORK:
        return _("Assignment")
    return _("Module %(number)d") % {"number": column.number}


@register.filter
def standing(cell: Cell) -> str:
    """'done', '3 of 5 lessons', 'under way': the first line of a cell; empty for what is not begun."""
    if cell.standing is Standing.NONE:
        return ""
    if cell.part is Part.MODULE:
        if cell.standing is Standing.DONE:
            return pgettext("a module", "done")
        return _("%(read)d of %(total)d lessons") % {"read": cell.lessons_read, "total": cell.lessons_total}
    if cell.standing is Standing.DONE:
        return pgettext("a test", "passed")
    return pgettext("a test", "not passed") if cell.best is not None else pgettext("a test", "under way")


@register.filter
def result(cell: Cell) -> str:
    """'test: 8,5 of 10', 'test waits for an advisor'; empty where there was no attempt."""
    if cell.is_waiting and cell.best is None:
        return _("waits for an advisor")
    if cell.best is None:
        return _("test under way") if cell.attempts and cell.part is Part.MODULE else ""
    words = {"points": number(cell.best), "all": number(cell.most)}
    if cell.part is Part.MODULE:
        return _("test: %(points)s of %(all)s") % words
    return _("%(points)s of %(all)s points") % words


@register.filter
def evidence(module: Mapping[str, Any]) -> str:
    """'module 1: 5 lessons, test passed', of what a completion keeps of a module (courses.rules)."""
    read = len(module["lessons"])
    lessons = ngettext("%(read)d lesson", "%(read)d lessons", read) % {"read": read} if read else ""
    tests = [words for key, words in PASSED.items() if module.get(key)]
    parts = ", ".join(str(part) for part in (lessons, *tests) if part)
    return _("module %(number)d: %(parts)s") % {"number": module["number"], "parts": parts or "–"}


@register.filter
def module_sum(module: ModuleRecord) -> str:
    """'done on 3 May 2026', '3 of 5 lessons', 'not begun'."""
    if module.state.is_done:
        day = module.state.completed_at
        return _("done on %(day)s") % {"day": long_date(day)} if day else pgettext("a module", "done")
    if module.state.lessons_read or any(result for _test, result in module.tests):
        return _("%(read)d of %(total)d lessons") % {
            "read": module.state.lessons_read,
            "total": module.state.lessons_total,
        }
    return pgettext("a module", "not begun")
