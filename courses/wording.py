"""The course in words: why something is closed, where a link leads, how long reading takes."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.outline import Item
from courses.states import Lock, LockReason, ModuleState

LONG = 90
"""Minutes from which reading time is told in hours."""


def lock_reason(lock: Lock) -> str:
    """One sentence: what opens it."""
    if lock.reason is LockReason.NOT_ENROLLED:
        return _("This part is for people enrolled on the course.")
    if lock.reason is LockReason.LESSONS_UNREAD:
        return _("It opens when you have read all the lessons of the module.")
    number = {"number": lock.module_number}
    if lock.is_quiz_left:
        return _("It opens when you pass the test of module %(number)d.") % number
    return _("It opens when you have read the lessons of module %(number)d.") % number


def what_is_left(lock: Lock) -> str:
    """One sentence: what is missing until then; empty when there is nothing to count."""
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


def why(lock: Lock) -> str:
    """Both sentences."""
    return " ".join(filter(None, (lock_reason(lock), what_is_left(lock))))


def link_to(item: Item, module_number: int | None = None) -> str:
    """The words of a link; the module is named when it is another one than where the reader is."""
    names = {"position": item.position, "module": item.module_number}
    is_near = item.module_number == module_number
    if item.is_quiz:
        return _("Go to the test") if is_near else _("Go to the test of module %(module)d") % names
    if is_near:
        return _("Go to lesson %(position)d") % names
    return _("Go to lesson %(position)d of module %(module)d") % names


def read_and_go(upcoming: Item | None, module_number: int) -> str:
    """The button at the end of a lesson."""
    if upcoming is None:
        return _("I have read it, go to the contents")
    names = {"position": upcoming.position, "module": upcoming.module_number}
    if upcoming.is_quiz:
        return _("I have read it, go to the test")
    if upcoming.module_number == module_number:
        return _("I have read it, go to lesson %(position)d") % names
    return _("I have read it, go to module %(module)d") % names


def continue_with(item: Item, *, is_started: bool) -> str:
    """The main button of the contents: begin, or back to the bookmark."""
    names = {"position": item.position, "module": item.module_number}
    if item.is_quiz:
        return _("Take the test of module %(module)d") % names
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
