"""The answers of an application, as its writer reads them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.models import ConsentText
from recruitment.models import Application, CallQuestion
from recruitment.rules import Part
from recruitment.screens.parts import TITLES, part_url
from recruitment.sensitive import SpecialNeeds

Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Section:
    part: Part
    title: str
    url: str
    rows: tuple[Row, ...]


def sections_of(
    application: Application,
    parts: Iterable[Part],
    *,
    needs: SpecialNeeds,
    texts: Iterable[ConsentText],
    questions: Iterable[CallQuestion],
) -> list[Section]:
    rows = {
        Part.PERSON: _person(application),
        Part.ORGANISATION: _organisation(application),
        Part.ROLE: _role(application),
        Part.NEEDS: _needs(application, needs),
        Part.QUESTIONS: _answers(application, questions),
        Part.STATEMENTS: _statements(application, texts),
    }
    return [Section(part, str(TITLES[part]), part_url(application, part), tuple(rows[part])) for part in parts]


def _person(application: Application) -> Iterator[Row]:
    yield _("Name and surname"), application.full_name
    yield _("E-mail address"), application.applicant.email if application.applicant else ""
    yield _("Telephone"), application.phone


def _organisation(application: Application) -> Iterator[Row]:
    unit = application.organisation
    yield _("Unit"), unit.name if unit else ""
    yield _("Kind of unit"), unit.get_kind_display() if unit else ""
    yield _("Commune"), unit.seat.label if unit else ""
    yield _("Your position"), application.position
    yield _("Who sends you"), application.superior_name
    yield _("Position of that person"), application.superior_position


def _role(application: Application) -> Iterator[Row]:
    yield _("Role"), str(capfirst(application.get_strategy_role_display()))
    yield _("State of the strategy"), str(capfirst(application.get_strategy_status_display()))
    yield _("Last year of the strategy"), str(application.strategy_until or "")
    yield _("Expectations"), application.expectations


def _needs(application: Application, needs: SpecialNeeds) -> Iterator[Row]:
    if application.has_no_needs is None:
        yield _("Special needs"), ""
    elif application.has_no_needs:
        yield _("Special needs"), _("none")
    else:
        yield _("Special needs"), ", ".join(needs.labels)
        yield _("In your own words"), needs.text


def _answers(application: Application, questions: Iterable[CallQuestion]) -> Iterator[Row]:
    """What was answered, in the words of its time; below it what the call asks and was not answered yet."""
    for answer in application.answers:
        yield answer["label"], answer_words(answer["value"])
    answered = {answer["name"] for answer in application.answers}
    yield from ((question.label, "") for question in questions if question.clean_name not in answered)


def _statements(application: Application, texts: Iterable[ConsentText]) -> Iterator[Row]:
    for text in texts:
        given = application.statements.get(str(text.pk))
        yield text.title, "" if given is None else answer_words(given)


def answer_words(value: Any) -> str:
    """An answer kept as JSON, in words."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return ", ".join(str(one) for one in value) if isinstance(value, list) else str(value)
