"""Reads a file of the register and checks it whole; nothing here touches the database.

The file is an extract of TERC (GUS): voivodeships, counties and communes, one a row, in UTF-8.
"""

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from organisations.register.checks import RegisterError, check_counts, check_parents, check_row

HEADER = ("kod", "poziom", "nazwa", "rodzaj", "kod_powiatu", "kod_woj", "powiat", "wojewodztwo")


@dataclass(frozen=True, slots=True)
class RegisterFile:
    path: Path
    sha256: str
    text: str


@dataclass(frozen=True, slots=True)
class Unit:
    """One row. The permanent key leaves out the seventh digit, which is the kind."""

    line: int
    code: str
    level: str
    name: str
    kind: str
    county: str
    voivodeship: str

    @property
    def key(self) -> str:
        return self.code[:6]

    @property
    def parent_key(self) -> str:
        """Four digits of the county of a commune, two of the voivodeship of a county, nothing above."""
        return {7: self.code[:4], 4: self.code[:2]}.get(len(self.code), "")


def open_register(path: Path) -> RegisterFile:
    try:
        data = path.read_bytes()
        return RegisterFile(path, hashlib.sha256(data).hexdigest(), data.decode("utf-8-sig"))
    except OSError as error:
        raise RegisterError(path, 1, f"the file cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise RegisterError(path, data.count(b"\n", 0, error.start) + 1, "this is not UTF-8 text") from error


def read_units(file: RegisterFile) -> list[Unit]:
    """Every unit of the file in its order. Raises RegisterError with the first mistake."""
    units: list[Unit] = []
    lines: dict[str, int] = {}
    for unit in _rows(file):
        check_row(file.path, unit)
        if unit.key in lines:
            raise RegisterError(file.path, unit.line, f"key {unit.key} stands already in line {lines[unit.key]}")
        lines[unit.key] = unit.line
        units.append(unit)
    check_parents(file.path, units)
    check_counts(file.path, units)
    return units


def _rows(file: RegisterFile) -> Iterator[Unit]:
    reader = csv.reader(io.StringIO(file.text, newline=""), strict=True)
    try:
        if tuple(next(reader, ())) != HEADER:
            raise RegisterError(file.path, 1, f"the header must be: {','.join(HEADER)}")
        for row in reader:
            if len(row) != len(HEADER):
                raise RegisterError(file.path, reader.line_num, f"{len(row)} columns instead of {len(HEADER)}")
            yield _unit(file.path, reader.line_num, dict(zip(HEADER, map(str.strip, row), strict=True)))
    except csv.Error as error:
        raise RegisterError(file.path, reader.line_num, f"this is not a CSV row: {error}") from error


def _unit(path: Path, line: int, row: dict[str, str]) -> Unit:
    if not row["kod"].startswith(row["kod_powiatu"] or row["kod"]) or row["kod"][:2] != row["kod_woj"]:
        raise RegisterError(
            path, line, f"code {row['kod']} does not begin with the codes of its county and voivodeship"
        )
    return Unit(line, row["kod"], row["poziom"], row["nazwa"], row["rodzaj"], row["powiat"], row["wojewodztwo"])
