"""From CSV files to scenarios. A mistake in a table is found while the tests are collected."""

import csv
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

HERE = Path(__file__).parent
COLUMNS = ["scenario", "step", "who", "at", "what", "value", "expected"]
FIRST_DAY = datetime(2026, 11, 23, tzinfo=ZoneInfo("Europe/Warsaw"))
DEFAULT_TIME = "12:00:00"


@dataclass(frozen=True)
class Step:
    line: int
    number: int
    who: str
    at: datetime
    what: str
    value: str
    expected: str


@dataclass(frozen=True)
class Scenario:
    file: str
    name: str
    steps: tuple[Step, ...]

    def __str__(self) -> str:
        return f"{self.file}: {self.name}"


def all_scenarios(folder: Path = HERE) -> list[Scenario]:
    return [scenario for path in sorted(folder.glob("*.csv")) for scenario in read(path)]


def read(path: Path) -> list[Scenario]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        assert reader.fieldnames == COLUMNS, f"{path.name}: the columns are {COLUMNS}"
        rows = [(reader.line_num, row) for row in reader if any(row.values())]
    groups = [(name, list(found)) for name, found in groupby(rows, key=lambda pair: pair[1]["scenario"].strip())]
    names = [name for name, _rows in groups]
    assert len(set(names)) == len(names), f"{path.name}: the lines of one scenario stand together"
    return [_scenario(path.name, name, found) for name, found in groups]


def _scenario(file: str, name: str, rows: list[tuple[int, dict[str, str]]]) -> Scenario:
    steps, at = [], moment(DEFAULT_TIME)
    for number, (line, row) in enumerate(rows, start=1):
        where = f"{file}:{line}"
        assert None not in row, f"{where}: too many columns; put commas between quotation marks"
        assert row["step"].strip() == str(number), f"{where}: step {number} comes here"
        at = moment(row["at"].strip()) if row["at"].strip() else at
        assert not steps or at >= steps[-1].at, f"{where}: time does not go back"
        words = {key: (row[key] or "").strip() for key in ("who", "what", "value", "expected")}
        steps.append(Step(line=line, number=number, at=at, **words))
    return Scenario(file, name, tuple(steps))


def moment(text: str) -> datetime:
    """'12:30:59' on the first day, '+1 09:15:00' a day later."""
    day, _, clock = text.rpartition(" ")
    hours, minutes, seconds = [*(int(part) for part in clock.split(":")), 0][:3]
    date = FIRST_DAY + timedelta(days=int(day or 0))
    return date.replace(hour=hours, minute=minutes, second=seconds)
