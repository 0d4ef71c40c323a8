"""A question of any kind as a file writes it. No database."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings

from core.texts import Mistakes, read_record
from core.texts.nodes import parse_yaml
from courses.loading.author_data import unknown_names
from courses.loading.questions import spec_of
from courses.loading.records import QuestionMeta
from courses.questions import KINDS, kind
from courses.tests.questions.samples import samples_of

from .test_reading import BANK, mistakes

PLACE = {"key": "k-1", "competence": "k-a", "section": "lekcja-a#poczatek"}


def read(text):
    mistakes = Mistakes(Path("questions.yaml"))
    meta = read_record(QuestionMeta, parse_yaml(text, line=1, mistakes=mistakes), mistakes)
    assert not mistakes.errors
    return meta


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_kind_is_written_in_a_file(name):
    @settings(max_examples=25, deadline=None)
    @given(samples_of(name).data())
    def check(data):
        meta = read(yaml.safe_dump({**data, **PLACE, "kind": name}, allow_unicode=True))
        assert not list(unknown_names(name, meta.of_kind.nodes, meta.lines))
        assert spec_of(meta) == kind(name).from_data({**data, "section": PLACE["section"]})

    check()


def test_a_question_says_its_tags():
    meta = read("key: k-1\ncompetence: k-a\nkind: true_false\nsection: a#b\ntags: [prawo, rzadkie]\nanswer: true\n")
    assert meta.tags == ("prawo", "rzadkie")
    assert meta.of_kind.data == {"answer": True}


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("    - {text: Nie}\n- key: a-2", "    - {text: Nie, corect: true}\n- key: a-2", 8, "corect: no such field"),
        ("  options:\n    - {text: Tak}", "  answers:\n    - {text: Tak}", 25, "answers: no such field"),
        ("difficulty: 3", "difficulty: 3\n  penalty: dużo", 13, "penalty: Give the penalty"),
    ],
)
def test_a_slip_in_a_field_of_a_kind_has_its_line(files, old, new, line, reason):
    files.replace(BANK, old, new)
    found = mistakes(files)
    assert any((name, number) == (BANK, line) and reason in text for name, number, text in found), found


def test_a_slip_inside_a_question_inside_a_question_has_its_line(files):
    path = files.folder / BANK
    case = (
        "- key: c-1\n  competence: k-a\n  kind: case_study\n  section: lekcja-a#poczatek\n  text: T\n"
        "  description: O\n  items:\n    - kind: true_false\n      text: P\n      answer: true\n      waga: 2\n"
    )
    first = len(path.read_text().splitlines())
    files.write(BANK, path.read_text() + case)
    assert mistakes(files) == [
        (
            BANK,
            first + 11,
            "waga: no such field; known are text, feedback, section, answer, feedback_true, feedback_false",
        )
    ]
