"""The course in words: why something is closed, where a link leads, how long reading takes."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from courses.outline import Item
from courses.states import Lock, LockReason, ModuleState

LONG = 90
"""Minutes from which reading time is told in hours."""


READ_AND_GO = {
    "quiz": gettext_lazy("I have read it, go to the test"),
    "work": gettext_lazy("I have read it, go to the assignment"),
    "final": gettext_lazy("I have read it, go to the final test"),
    "survey": gettext_lazy("I have read it, go to the closing survey"),
}
CONTINUE_WITH = {
    "quiz": gettext_lazy("Take the test of module %(module)d"),
    "work": gettext_lazy("Do the assignment of module %(module)d"),
    "final": gettext_lazy("Take the final test"),
    "survey": gettext_lazy("Fill in the closing survey"),
}


def lock_reason(lock: Lock) -> str:
    """One sentence: what opens it."""
    if lock.reason is LockReason.NOT_ENROLLED:
        return _("This part is for people enrolled on the course.")
    if lock.reason is LockReason.LESSONS_UNREAD:
        return _("It opens when you have read all the lessons of the module.")
    if lock.reason is LockReason.COURSE_BEFORE:
        return _course_reason(lock)
    if lock.reason is LockReason.PREREQUISITES:
        return _prerequisites_reason(lock)
    number = {"number": lock.module_number}
    if lock.is_quiz_left:
        return _("It opens when you pass the test of module %(number)d.") % number
    return _("It opens when you have read the lessons of module %(number)d.") % number


def _course_reason(lock: Lock) -> str:
    if lock.is_quiz_left:
        return _("It opens when you pass the final test.")
    return _("It opens when you complete all the required modules.")


def _prerequisites_reason(lock: Lock) -> str:
    *others, last = lock.modules
    if not others:
        return _("It opens when you complete module %(number)d.") % {"number": last}
    numbers = {"numbers": ", ".join(map(str, others)), "last": last}
    return _("It opens when you complete modules %(numbers)s and %(last)d.") % numbers


def what_is_left(lock: Lock) -> str:
    """One sentence: what is missing until then; empty when there is nothing to count."""
    if lock.is_waiting:
        return _("Your answers wait for an advisor.")
    if lock.reason is LockReason.COURSE_BEFORE:
        return _modules_left(lock.modules_left)
    if lock.modules_left > 1:
        return ""  # which of them the lessons are in would take a second sentence; the link leads there
    count = {"count": lock.lessons_left}
    if lock.lessons_left and lock.is_quiz_left:
        return (
            ngettext(
                "You have %(count)d lesson and the test left.",
                "You have %(count)d lessons and the test left.",
                lock.lessons_left,
            )
            % count
        )
    if lock.lessons_left:
        return (
            ngettext("You have %(count)d lesson left.", "You have %(count)d lessons left.", lock.lessons_left) % count
        )
    return _("You have the test left.") if lock.is_quiz_left else ""


def _modules_left(count: int) -> str:
    words = ngettext("You have %(count)d module left.", "You have %(count)d modules left.", count)
    return words % {"count": count} if count else ""


def why(lock: Lock) -> str:
    """Both sentences."""
    return " ".join(filter(None, (lock_reason(lock), what_is_left(lock))))


def link_to(item: Item, module_number: int | None = None) -> str:
    """The words of a link; the module is named when it is another one than where the reader is."""
    names = {"position": item.position, "module": item.module_number}
    is_near = item.module_number == module_number
    if item.kind == "survey":
        return _("Go to the closing survey")
    if item.kind == "final":
        return _("Go to the final test")
    if item.kind == "work":
        return _("Go to the assignment") if is_near else _("Go to the assignment of module %(module)d") % names
    if item.is_quiz:
        return _("Go to the test") if is_near else _("Go to the test of module %(module)d") % names
    if is_near:
        return _("Go to lesson %(position)d") % names
    return _("Go to lesson %(position)d of module %(module)d") % names


def read_and_go(upcoming: Item | None, module_number: int) -> str:
    """The button at the end of a lesson."""
    if upcoming is None:
        return _("I have read it, go to the contents")
    if upcoming.kind in READ_AND_GO:
        return str(READ_AND_GO[upcoming.kind])
    names = {"position": upcoming.position, "module": upcoming.module_number}
    if upcoming.module_number == module_number:
        return _("I have read it, go to lesson %(position)d") % names
    return _("I have read it, go to module %(module)d") % names


def continue_with(item: Item, *, is_started: bool) -> str:
    """The main button of the contents: begin, or back to the bookmark."""
    names = {"position": item.position, "module": item.module_number}
    if item.kind in CONTINUE_WITH:
        return str(CONTINUE_WITH[item.kind]) % names
    if not is_started:
        return _("Begin with lesson %(position)d") % names
    return _("Back to lesson %(position)d of module %(module)d") % names


def module_name(number: int) -> str:
    return _("Module %(number)d") % {"number": number}


def lessons(total: int) -> str:
    return ngettext("%(total)d lesson", "%(total)d lessons", total) % {"total": total}


def minutes(count: int) -> str:
    return _("%(minutes)d min") % {"minutes": count}


def lessons_read(module: ModuleState) -> str:
    """'2 of 5 lessons'."""
    total = module.lessons_total
    words = ngettext("%(read)d of %(total)d lesson", "%(read)d of %(total)d lessons", total)
    return words % {"read": module.lessons_read, "total": total}


def reading_time(minutes: int) -> str:
    """'about 40 minutes of reading', and from an hour and a half in whole hours."""
    if minutes < LONG:
        words = ngettext("about %(count)d minute of reading", "about %(count)d minutes of reading", minutes)
        return words % {"count": minutes}
    hours = round(minutes / 60)
    return ngettext("about %(count)d hour of reading", "about %(count)d hours of reading", hours) % {"count": hours}


def place_of(item: Item) -> str:
    """Where a thing stands in the course: 'module 2, lesson 3'."""
    names = {"position": item.position, "module": item.module_number}
    if item.is_lesson:
        return _("module %(module)d, lesson %(position)d") % names
    return str(PLACES[item.kind]) % names


PLACES = {
    "quiz": gettext_lazy("test of module %(module)d"),
    "work": gettext_lazy("assignment of module %(module)d"),
    "final": gettext_lazy("final test"),
    "survey": gettext_lazy("closing survey"),
}

PASSED = {
    "quiz": gettext_lazy("test passed: %(score)s of %(max)s"),
    "work": gettext_lazy("assignment passed: %(score)s of %(max)s"),
    "final": gettext_lazy("final test passed: %(score)s of %(max)s"),
}
WAITING = {
    "quiz": gettext_lazy("the test waits for an advisor"),
    "work": gettext_lazy("the assignment waits for an advisor"),
    "final": gettext_lazy("the final test waits for an advisor"),
}
BEST = {
    "quiz": gettext_lazy("best result of the test: %(score)s of %(max)s"),
    "work": gettext_lazy("best result of the assignment: %(score)s of %(max)s"),
    "final": gettext_lazy("best result of the final test: %(score)s of %(max)s"),
}
BEGUN = {
    "quiz": gettext_lazy("go back to the test you began"),
    "work": gettext_lazy("go back to the assignment you began"),
    "final": gettext_lazy("go back to the final test you began"),
}


def result_of(kind: str, *, score: str, best_of: str, is_passed: bool, is_waiting: bool) -> str:
    """How a person did in a test so far; empty where there is nothing to tell yet. `score` and `best_of` as said."""
    numbers = {"score": score, "max": best_of}
    if is_passed:
        return str(PASSED[kind]) % numbers
    if is_waiting:
        return str(WAITING[kind])
    return str(BEST[kind]) % numbers if score else ""


def back_to_begun(kind: str) -> str:
    """The words of the link to an attempt that is under way."""
    return str(BEGUN[kind])
