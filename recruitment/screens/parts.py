"""The parts of an application on its task list: what each is called, and how far it is."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from recruitment.models import Application
from recruitment.rules import ApplicationFacts, Part, is_complete

SLUGS = {
    Part.PERSON: "dane",
    Part.ORGANISATION: "instytucja",
    Part.ROLE: "rola",
    Part.NEEDS: "potrzeby",
    Part.QUESTIONS: "pytania",
    Part.STATEMENTS: "oswiadczenia",
}
TITLES: dict[Part, Any] = {
    Part.PERSON: _("Your details"),
    Part.ORGANISATION: _("Unit and commune"),
    Part.ROLE: _("Your role in the strategy"),
    Part.NEEDS: _("Special needs"),
    Part.QUESTIONS: _("Questions of this call"),
    Part.STATEMENTS: _("Statements"),
}
HINTS: dict[Part, Any] = {
    Part.PERSON: _("Name, surname and telephone"),
    Part.ORGANISATION: _("Where you work and who sends you"),
    Part.ROLE: _("What you do and what state the strategy is in"),
    Part.NEEDS: _("Sign language interpreter, captions, another format"),
    Part.STATEMENTS: _("Rules, personal data, image"),
}
BEGUN_BY: dict[Part, tuple[str, ...]] = {
    Part.ORGANISATION: ("organisation_id", "position", "superior_name", "superior_position"),
    Part.ROLE: ("strategy_role", "strategy_status", "strategy_until", "expectations"),
    Part.QUESTIONS: ("answers",),
    Part.STATEMENTS: ("statements",),
}


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the list. ``colour`` as in components/tag.html; what is done needs no tag."""

    part: Part
    title: str
    hint: str
    url: str
    status: str
    colour: str
    is_done: bool
    is_optional: bool = False


def part_url(application: Application, part: Part) -> str:
    return reverse("recruitment:part", args=[application.pk, SLUGS[part]])


def parts_of(has_questions: bool) -> tuple[Part, ...]:
    """A call without questions of its own has no such part."""
    return tuple(part for part in Part if part is not Part.QUESTIONS or has_questions)


def tasks_of(application: Application, facts: ApplicationFacts, parts: Collection[Part]) -> list[Task]:
    return [_task(application, facts, part) for part in parts]


def _task(application: Application, facts: ApplicationFacts, part: Part) -> Task:
    is_optional = part is Part.QUESTIONS and not facts.questions
    is_done = is_complete(part, facts) and (not is_optional or bool(facts.answered))
    status, colour = _status(application, part, is_done=is_done, is_optional=is_optional)
    title, hint = str(TITLES[part]), _hint(application, part)
    return Task(part, title, hint, part_url(application, part), status, colour, is_done, is_optional)


def _hint(application: Application, part: Part) -> str:
    if part is Part.ORGANISATION and application.organisation:
        return application.organisation.name
    if part is Part.PERSON and application.full_name:
        return application.full_name
    return str(HINTS.get(part, ""))


def _status(application: Application, part: Part, *, is_done: bool, is_optional: bool) -> tuple[str, str]:
    if is_done:
        return gettext("Ready"), ""
    if is_optional:
        return gettext("You may skip it"), "grey"
    if any(getattr(application, name) for name in BEGUN_BY.get(part, ())):
        return gettext("In progress"), "yellow"
    return gettext("To do"), ""


def done_in_words(tasks: Collection[Task]) -> str:
    done, total = sum(task.is_done for task in tasks), len(tasks)
    text = ngettext("%(done)d of %(total)d part is ready.", "%(done)d of %(total)d parts are ready.", total)
    return text % {"done": done, "total": total}
