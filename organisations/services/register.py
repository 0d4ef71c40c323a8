"""Loading an edition of the register."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction

from organisations.models import Level, LocalGovernment, Organisation, RegisterEdition
from organisations.register.checks import OlderEdition, RegisterError
from organisations.register.rows import RegisterFile, Unit, open_register, read_units

LEVELS = {"wojewodztwo": Level.VOIVODESHIP, "powiat": Level.COUNTY, "gmina": Level.COMMUNE}
STATE_FIELDS = ("code", "name", "kind", "county", "voivodeship")


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What a load did: numbers of states opened, corrected in place and closed."""

    date: datetime.date
    is_new: bool
    opened: int = 0
    corrected: int = 0
    closed: int = 0


def load_edition(*, path: Path, date: datetime.date) -> LoadResult:
    """Make the file the current state of the register from that date on; all of it or nothing.

    Idempotent: a file that is loaded already costs one query. A unit that changed or vanished is closed at the date
    and its new state opened; a file of the same date corrects the states it opened before. Organisations follow
    their seat to its new state. Raises RegisterError.
    """
    file = open_register(path)
    if RegisterEdition.objects.filter(date=date, sha256=file.sha256).exists():
        return LoadResult(date, is_new=False)
    units = read_units(file)
    with transaction.atomic():
        _lock_editions()
        _refuse_older(file, date)
        result = _apply(file, units, date)
        RegisterEdition.objects.update_or_create(date=date, defaults={"sha256": file.sha256})
    return result


def _lock_editions() -> None:
    """Two loads at once wait for each other. SQLite does so by itself: its transactions take the lock at the start."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE organisations_registeredition IN SHARE ROW EXCLUSIVE MODE")


def _refuse_older(file: RegisterFile, date: datetime.date) -> None:
    latest = RegisterEdition.objects.filter(date__gt=date).first()
    if latest:
        raise OlderEdition(file.path, 1, f"an edition of {latest.date} is loaded already, so {date} comes too late")


def _apply(file: RegisterFile, units: list[Unit], date: datetime.date) -> LoadResult:
    current = {state.key: state for state in LocalGovernment.objects.current()}
    wanted = {unit.key: _state(unit, date) for unit in units}
    changed = [state for key, state in wanted.items() if key in current and _differs(current[key], state)]
    corrected = [_corrected(current[state.key], state) for state in changed if current[state.key].valid_from == date]
    moved = [state for state in changed if current[state.key].valid_from != date]
    opened = moved + [state for key, state in wanted.items() if key not in current]
    gone = [state for key, state in current.items() if key not in wanted]
    _refuse_vanished_at_once(file, gone, date)
    closed = [current[state.key] for state in moved] + gone
    _write(opened, corrected, closed, date)
    return LoadResult(date, True, len(opened), len(corrected), len(closed))


def _write(
    opened: list[LocalGovernment], corrected: list[LocalGovernment], closed: list[LocalGovernment], date: datetime.date
) -> None:
    for state in closed:
        state.valid_to = date
    LocalGovernment.objects.bulk_update(closed, ["valid_to"], batch_size=200)
    LocalGovernment.objects.bulk_update(corrected, [*STATE_FIELDS, "search_name", "search_text"], batch_size=50)
    LocalGovernment.objects.bulk_create(opened, batch_size=500)
    _move_seats(opened, closed)


def _move_seats(opened: Iterable[LocalGovernment], closed: Iterable[LocalGovernment]) -> None:
    """An organisation stands at the current state of its seat; where the seat ceased to exist, at the last one."""
    new = {state.key: state for state in opened}
    for old in closed:
        if old.key in new:
            Organisation.objects.filter(seat=old).update(seat=new[old.key])


def _refuse_vanished_at_once(file: RegisterFile, gone: list[LocalGovernment], date: datetime.date) -> None:
    """A correction may not take away a unit that its own date brought: its state would last no day."""
    for state in gone:
        if state.valid_from >= date:
            reason = f"unit {state.code} {state.name} began on {state.valid_from} and is missing"
            raise RegisterError(file.path, 1, reason)


def _state(unit: Unit, date: datetime.date) -> LocalGovernment:
    fields = {name: getattr(unit, name) for name in STATE_FIELDS}
    state = LocalGovernment(key=unit.key, level=LEVELS[unit.level], valid_from=date, **fields)
    state.fill_search()
    return state


def _differs(old: LocalGovernment, new: LocalGovernment) -> bool:
    return any(getattr(old, name) != getattr(new, name) for name in STATE_FIELDS)


def _corrected(old: LocalGovernment, new: LocalGovernment) -> LocalGovernment:
    for name in (*STATE_FIELDS, "search_name", "search_text"):
        setattr(old, name, getattr(new, name))
    return old
