"""Which office is whose."""

from dataclasses import dataclass

from accounts.models import User
from advising.models import Office
from organisations.models import Level, LocalGovernment
from organisations.queries import workplace_of

KEY = 2
"""Digits of the permanent key that name the voivodeship."""


@dataclass(frozen=True, slots=True)
class OfficeEntry:
    office: Office
    voivodeships: tuple[str, ...]

    @property
    def area(self) -> str:
        return ", ".join(self.voivodeships)


def voivodeships() -> dict[str, str]:
    """Names by key. One query."""
    rows = LocalGovernment.objects.current().filter(level=Level.VOIVODESHIP)
    return dict(rows.values_list("key", "name"))


def office_list() -> tuple[OfficeEntry, ...]:
    """Offices that take questions, with the names of their voivodeships. Three queries."""
    offices, names = Office.objects.active().prefetch_related("areas"), voivodeships()
    return tuple(
        OfficeEntry(office, tuple(sorted(names.get(area.voivodeship, area.voivodeship) for area in office.areas.all())))
        for office in offices
    )


def office_for(user: User) -> Office | None:
    """The office of the voivodeship where the person works. Two queries at most."""
    workplace = workplace_of(user)
    if workplace is None:
        return None
    return Office.objects.active().of_voivodeship(workplace.organisation.seat.key[:KEY]).first()
