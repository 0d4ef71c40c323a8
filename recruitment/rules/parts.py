"""The parts of an application, and which of them are not complete."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, Self


class Part(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    ROLE = "role"
    NEEDS = "needs"
    QUESTIONS = "questions"
    STATEMENTS = "statements"


FIELDS: dict[Part, tuple[str, ...]] = {
    Part.PERSON: ("first_name", "last_name", "phone"),
    Part.ORGANISATION: ("organisation", "position", "superior_name", "superior_position"),
    Part.ROLE: ("strategy_role", "strategy_status", "strategy_until", "expectations"),
    Part.NEEDS: ("has_no_needs",),
    Part.QUESTIONS: ("answers",),
    Part.STATEMENTS: ("statements",),
}
"""What `save_part` may write in each part."""

OPTIONAL = frozenset({"phone", "strategy_until", "expectations", "answers"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationFacts:
    """What the completeness of an application depends on. ``questions`` are names of the required ones."""

    first_name: str = ""
    last_name: str = ""
    organisation: int | None = None
    position: str = ""
    superior_name: str = ""
    superior_position: str = ""
    strategy_role: str = ""
    strategy_status: str = ""
    has_no_needs: bool | None = None
    questions: frozenset[str] = frozenset()
    answered: frozenset[str] = frozenset()
    statements: frozenset[int] = frozenset()
    accepted: frozenset[int] = frozenset()

    @classmethod
    def of(cls, record: Any, **more: Any) -> Self:
        """From anything with the attributes of an application."""
        own = {field.name for field in fields(cls)} & {name for names in FIELDS.values() for name in names}
        values = {name: getattr(record, name) for name in own - {"organisation", "statements"}}
        answered = frozenset(answered_names(record.answers))
        return cls(**values, organisation=record.organisation_id, answered=answered, **more)


def answered_names(answers: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    return (answer["name"] for answer in answers if answer.get("value") not in (None, "", [], False))


def missing_parts(facts: ApplicationFacts) -> tuple[Part, ...]:
    """In the order of the task list."""
    return tuple(part for part in Part if not is_complete(part, facts))


def is_complete(part: Part, facts: ApplicationFacts) -> bool:
    if part is Part.QUESTIONS:
        return facts.questions <= facts.answered
    if part is Part.STATEMENTS:
        return facts.statements <= facts.accepted
    needed = (name for name in FIELDS[part] if name not in OPTIONAL)
    return all(_is_given(getattr(facts, name)) for name in needed)


def _is_given(value: Any) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value is not None
