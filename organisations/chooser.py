"""What a person typed and picked in the chooser of a commune, and what it means."""

from dataclasses import dataclass, field
from typing import NamedTuple

from organisations import rules
from organisations.models import LocalGovernment
from organisations.queries import find_commune, search_communes


class CommuneInput(NamedTuple):
    """What the browser sends: the text typed, the permanent key of the commune picked, whether "search" was pressed."""

    text: str = ""
    key: str = ""
    is_search: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """The commune meant, if that is clear, and those the person may pick from."""

    text: str = ""
    chosen: LocalGovernment | None = None
    found: list[LocalGovernment] = field(default_factory=list)


def look_up(value: CommuneInput, limit: int) -> Choice:
    """A key counts as long as the text still speaks of it: a text typed over it is a new search."""
    unit = find_commune(value.key) if value.key else None
    if unit and rules.has_word_prefixes(unit.search_text, rules.search_words(value.text)):
        return Choice(value.text, unit, [unit])
    found = search_communes(value.text, limit)
    return Choice(value.text, _the_only_one(value.text, found), found)


def _the_only_one(text: str, found: list[LocalGovernment]) -> LocalGovernment | None:
    """The whole label, or a name that no other commune has, needs no picking."""
    typed = " ".join(rules.search_words(text))
    exact = [unit for unit in found if typed in (unit.search_name, unit.search_text)]
    return exact[0] if len(exact) == 1 else None
