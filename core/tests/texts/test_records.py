"""Front matter as dataclasses."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated

import pytest

from core.texts import Between, Mistakes, OneOf, Record, Rest, Slug, WebAddress, read_record
from core.texts.nodes import parse_yaml


@dataclass(frozen=True, kw_only=True)
class Part(Record):
    code: Slug
    url: WebAddress = ""


@dataclass(frozen=True, kw_only=True)
class Sheet(Record):
    title: str
    day: date
    minutes: Annotated[int, Between(1, 60)] | None = 30
    is_open: bool = False
    kind: Annotated[str, OneOf(("a", "b"))] = "a"
    parts: tuple[Part, ...] = ()
    words: tuple[str, ...] = ()


GOOD = "title: T\nday: 2026-10-08\n"


def read(text: str):
    mistakes = Mistakes(Path("sheet.yaml"))
    node = parse_yaml(text, line=1, mistakes=mistakes)
    return read_record(Sheet, node, mistakes), [(error.line, error.reason) for error in mistakes.errors]


def test_reads_every_kind_of_value():
    sheet, errors = read(GOOD + "minutes: 5\nis_open: true\nkind: b\nparts:\n  - {code: x-1}\nwords: [no, 2026]\n")

    assert errors == []
    assert (sheet.title, sheet.day, sheet.minutes, sheet.is_open, sheet.kind) == ("T", date(2026, 10, 8), 5, True, "b")
    assert (sheet.parts[0].code, sheet.parts[0].line, sheet.words) == ("x-1", 7, ("no", "2026"))
    assert sheet.line_of("kind") == 5


def test_absent_takes_the_default_and_null_says_none():
    assert read(GOOD)[0].minutes == 30
    assert read(GOOD + "minutes: null\n")[0].minutes is None


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("day: 2026-10-08\n", 1, "title: missing"),
        ("day: 2026-10-08\ntitle:\n", 2, "title: missing"),
        ('day: 2026-10-08\ntitle: ""\n', 2, "title: missing"),
        (GOOD + "colour: red\n", 3, "colour: no such field"),
        (GOOD + "minutes: soon\n", 3, "minutes: a whole number"),
        (GOOD + "minutes: 1:30\n", 3, "minutes: a whole number"),
        (GOOD + "minutes: 61\n", 3, "from 1 to 60"),
        (GOOD + "is_open: yes\n", 3, "true or false"),
        (GOOD + "kind: c\n", 3, "one of a, b"),
        (GOOD + "words: one\n", 3, "words: a list"),
        (GOOD + "words:\n  - one\n  - [two]\n", 5, "a single value"),
        (GOOD + "parts:\n  - code: x\n  - {}\n", 5, "code: missing"),
        (GOOD + "parts:\n  - code: Zły kod\n", 4, "a slug"),
        (GOOD + "parts:\n  - code: x\n    url: www.example.org\n", 5, "https://"),
        (GOOD + "parts:\n  - x\n", 4, "fields are expected"),
        ("title: T\nday: 2026-02-30\n", 2, "day: a date as YYYY-MM-DD"),
        ("title: T\nday: 8.10.2026\n", 2, "day: a date as YYYY-MM-DD"),
        ("- title\n", 1, "fields are expected"),
    ],
)
def test_mistake_has_line_and_reason(text, line, reason):
    sheet, errors = read(text)

    assert sheet is None
    assert [found for found, _ in errors] == [line]
    assert reason in errors[0][1]


@dataclass(frozen=True, kw_only=True)
class Loose(Record):
    title: str
    more: Rest = field(default_factory=Rest)


def read_loose(text: str):
    mistakes = Mistakes(Path("loose.yaml"))
    return read_record(Loose, parse_yaml(text, line=1, mistakes=mistakes), mistakes), mistakes.errors


def test_the_rest_is_what_no_other_field_takes_as_plain_values():
    record, errors = read_loose("title: T\nrows:\n  - {a: true, b: '0,50', c: 007, d: }\nempty:\nword: 'true'\n")
    assert not errors
    assert record.more.data == {"rows": [{"a": True, "b": "0,50", "c": "007", "d": None}], "word": "true"}
    assert record.line_of("rows") == 2


def test_nothing_more_than_the_named_fields_is_an_empty_rest():
    assert read_loose("title: T\n")[0].more == Rest()


def test_the_rest_does_not_excuse_what_is_missing():
    record, errors = read_loose("rows: [1]\n")
    assert record is None
    assert [(error.line, error.reason) for error in errors] == [(1, "title: missing")]
