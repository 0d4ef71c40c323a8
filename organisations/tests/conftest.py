"""Files of the register made for tests."""

import pytest

from organisations.register.rows import HEADER

FIRST_LINE = ",".join(HEADER)
SMALL = [
    "02,wojewodztwo,dolnośląskie,województwo,,02,,dolnośląskie",
    "0201,powiat,bolesławiecki,powiat,0201,02,bolesławiecki,dolnośląskie",
    "0201011,gmina,Bolesławiec,gmina miejska,0201,02,bolesławiecki,dolnośląskie",
    "0201022,gmina,Bolesławiec,gmina wiejska,0201,02,bolesławiecki,dolnośląskie",
    "0261,powiat,Jelenia Góra,miasto na prawach powiatu,0261,02,Jelenia Góra,dolnośląskie",
    "0261011,gmina,Jelenia Góra,gmina miejska,0261,02,Jelenia Góra,dolnośląskie",
]


@pytest.fixture
def small_counts(monkeypatch):
    """A register of six rows is enough to test what happens to rows."""
    small = {"wojewodztwo": range(1, 2), "powiat": range(1, 3), "gmina": range(1, 5)}
    monkeypatch.setattr("organisations.register.checks.COUNTS", small)


@pytest.fixture
def write_register(tmp_path):
    """Writes rows as a file: `write_register(rows, "jst-2027-01-01.csv")`; without rows the small register."""

    def write(rows=None, name="jst-2026-01-01.csv", header=FIRST_LINE):
        path = tmp_path / name
        path.write_text("\n".join([header, *(SMALL if rows is None else rows)]) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def small_rows():
    return list(SMALL)
