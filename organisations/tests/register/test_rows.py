"""Mistakes of a file, each with its line."""

import pytest

from organisations.management.commands.load_register import SHIPPED
from organisations.register.checks import RegisterError
from organisations.register.rows import open_register, read_units

pytestmark = pytest.mark.usefixtures("small_counts")


def mistake(path):
    with pytest.raises(RegisterError) as caught:
        read_units(open_register(path))
    assert str(caught.value).startswith(f"{path}:{caught.value.line}: ")
    return caught.value.line, caught.value.reason


def test_small_register_is_read(write_register):
    units = read_units(open_register(write_register()))
    assert [unit.key for unit in units] == ["02", "0201", "020101", "020102", "0261", "026101"]
    assert units[3].parent_key == "0201"


@pytest.mark.parametrize(
    ("number", "row", "line", "words"),
    [
        (3, "0201021,gmina,Inna,gmina miejska,0201,02,bolesławiecki,dolnośląskie", 5, "stands already"),
        (3, "0202022,gmina,Inna,gmina wiejska,0202,02,inny,dolnośląskie", 5, "unknown parent 0202"),
        (3, "0201022,gmina,Inna,gmina wiejska,0201,02,głogowski,dolnośląskie", 5, "is named 'bolesławiecki'"),
        (3, "0201022,gmina,Inna,gmina miejska,0201,02,bolesławiecki,dolnośląskie", 5, "do not agree"),
        (3, "0201024,gmina,Inna,miasto,0201,02,bolesławiecki,dolnośląskie", 5, "do not agree"),
        (3, "020102,gmina,Inna,gmina wiejska,0201,02,bolesławiecki,dolnośląskie", 5, "should have 7 digits"),
        (3, "0201022,sołectwo,Inna,gmina wiejska,0201,02,bolesławiecki,dolnośląskie", 5, "is none of"),
        (3, "0201022,gmina,,gmina wiejska,0201,02,bolesławiecki,dolnośląskie", 5, "is missing"),
        (3, "0201022,gmina,Inna", 5, "3 columns instead of 8"),
        (3, "0201022,gmina,Inna,gmina wiejska,0301,02,bolesławiecki,dolnośląskie", 5, "does not begin"),
        (3, '0201022,gmina,"Inna,gmina wiejska,0201,02,bolesławiecki,dolnośląskie', 7, "not a CSV row"),
        (1, "0201,powiat,bolesławiecki,powiat,0201,02,bolesławiecki,śląskie", 3, "is named 'dolnośląskie'"),
    ],
)
def test_mistake_is_told_with_its_line(write_register, small_rows, number, row, line, words):
    small_rows[number] = row
    if words == "stands already":
        small_rows[2] = "0201022,gmina,Inna,gmina wiejska,0201,02,bolesławiecki,dolnośląskie"
    found, reason = mistake(write_register(small_rows))
    assert words in reason
    assert found == line


def test_other_header_is_refused(write_register):
    assert mistake(write_register(header="kod;nazwa"))[0] == 1


def test_cut_file_is_refused(write_register, small_rows):
    line, reason = mistake(write_register(small_rows[:2]))
    assert (line, reason) == (3, "rows of level gmina: 0, expected 1 to 4")


def test_empty_file_is_refused(tmp_path):
    path = tmp_path / "empty.csv"
    path.write_bytes(b"")
    assert mistake(path)[0] == 1


def test_other_encoding_is_refused(tmp_path):
    path = tmp_path / "jst.csv"
    path.write_bytes(SHIPPED.read_text(encoding="utf-8").encode("cp1250", errors="replace"))
    assert mistake(path) == (2, "this is not UTF-8 text")


def test_missing_file_is_told(tmp_path):
    assert "cannot be read" in mistake(tmp_path / "none.csv")[1]
