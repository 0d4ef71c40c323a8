"""Mistakes of a handbook, each with its file and line. No database."""

import pytest

from core.texts import TextErrors
from courses.loading import read_handbook, warnings_of

A, B, C = "01-pierwszy/01-lekcja-a.md", "01-pierwszy/02-lekcja-b.md", "02-drugi/01-lekcja-c.md"
MODULE, TEST, BANK = "01-pierwszy/module.md", "01-pierwszy/test.md", "01-pierwszy/questions.yaml"


def mistakes(files) -> list[tuple[str, int, str]]:
    with pytest.raises(TextErrors) as caught:
        read_handbook(files.folder)
    return [(str(error.path.relative_to(files.folder)), error.line, error.reason) for error in caught.value.errors]


def test_good_handbook_is_read_in_the_order_of_its_files(files):
    handbook = read_handbook(files.folder)

    assert [text.meta.slug for text in handbook.texts] == [
        "kurs", "modul-pierwszy", "lekcja-a", "lekcja-b", "test-probny", "modul-drugi", "lekcja-c",
    ]  # fmt: skip
    assert [question.key for question, _ in handbook.questions] == ["a-1", "a-2", "b-1"]


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "reason"),
    [
        ("course.md", "legal_state: 2026-10-08\n", "", 2, "legal_state: missing"),
        ("course.md", "(lekcja-b)", "(lekcja-x)", 8, "leads nowhere: “lekcja-x”"),
        ("course.md", "Wstęp", "### Wstęp", 8, "###"),
        (MODULE, "number: 1", "number: 3", 4, "the folder says 1"),
        (MODULE, "title: Moduł", "title: Moduł: x", 2, "YAML"),
        (MODULE, "summary: Dwie", "summary: " + "x" * 600 + " Dwie", 5, "at most 600"),
        (A, "minutes: 5", "minutes: pięć", 5, "minutes: a whole number"),
        (A, "legal_state: 2026-10-08", "legal_state: 8.10.2026", 6, "legal_state: a date"),
        (A, "title: Lekcja A", "title: " + "x" * 256, 2, "title: 256 characters, at most 255"),
        (A, "title: Lekcja A", "colour: red\ntitle: Lekcja A", 2, "colour: no such field"),
        (A, "https://example.org", "example.org", 14, "https://"),
        (A, "lekcja-b#koniec", "lekcja-b#srodek", 18, "leads nowhere: “lekcja-b#srodek”"),
        (A, "(#poczatek)", "(#start)", 18, "leads nowhere: “#start”"),
        (A, "items: [a, b]", "items: []", 22, "items: The minimum number"),
        (B, "slug: lekcja-b", "slug: lekcja-a", 3, "slug: “lekcja-a” stands already"),
        (B, "code: k-b", "code: k-a", 10, "code: “k-a” stands already in 01-lekcja-a.md, line 10"),
        (C, "Tekst lekcji C.\n", "", 9, "the lesson has no text"),
        (TEST, "count: 2", "count: 5", 7, "5 questions are drawn, the bank has 2"),
        (TEST, "competence: k-b", "competence: k-x", 8, "no lesson teaches “k-x”"),
        (TEST, "competence: k-b", "competence: k-a", 8, "competence: “k-a” stands already"),
        (TEST, "intro: Trzy", "intro: <b> Trzy", 4, "HTML"),
        (TEST, "intro:", "cut_score: 0\nintro:", 4, "from 1 to 100"),
        (BANK, "key: a-2", "key: a-1", 9, "key: “a-1” stands already in questions.yaml, line 1"),
        (BANK, "competence: k-b", "competence: k-x", 21, "no lesson teaches “k-x”"),
        (BANK, "lekcja-b#koniec", "lekcja-b#srodek", 23, "there is no “lekcja-b#srodek”"),
        (BANK, "lekcja-b#koniec", "lekcja-b", 23, "there is no “lekcja-b”"),
        (BANK, "kind: multiple_choice", "kind: essay", 11, "essay"),
        (BANK, "    - {text: Nie, correct: true}", "    - {text: Nie}", 25, "exactly one option"),
        (BANK, "difficulty: 3", "difficulty: 4", 12, "from 1 to 3"),
        (BANK, "text: Pierwsze?", "tekst: Pierwsze?", 5, "tekst: no such field"),
    ],
)
def test_mistake_has_file_line_and_reason(files, name, old, new, line, reason):
    files.replace(name, old, new)

    found = mistakes(files)

    assert any((name, line) == where and reason in text for *where, text in found for where in [tuple(where)]), found


def test_text_where_no_place_is_for_it(files):
    files.write(MODULE, (files.folder / MODULE).read_text() + "\nSłowa.\n")

    assert mistakes(files) == [(MODULE, 10, "there is no place for text below this front matter")]


def test_missing_file_and_name_without_number(files):
    (files.folder / MODULE).unlink()
    files.write("02-drugi/lekcja.md", "")

    assert [(name, line) for name, line, _ in mistakes(files)] == [(MODULE, 1), ("02-drugi/lekcja.md", 1)]


def test_folder_that_is_not_there(files):
    files.folder = files.folder / "nic"

    assert mistakes(files) == [("course.md", 1, "the file is missing")]


def test_mistakes_of_all_files_come_together(files):
    files.replace(A, "minutes: 5", "minutes: x")
    files.replace(B, "Wróć", "<i>")
    files.replace(BANK, "kind: multiple_choice", "")

    assert {name for name, _, _ in mistakes(files)} == {A, B, BANK}


def test_bank_must_be_a_list(files):
    files.write(BANK, "key: a-1\n")

    assert (BANK, 1, "a list of questions is expected: - key: …") in mistakes(files)


def test_poor_lessons_are_warned_about(files):
    reasons = [str(warning.reason) for warning in warnings_of(read_handbook(files.folder))]

    assert reasons[:2] == [
        "1 kinds of blocks beside headings and text; 4 are asked for",
        "13 words; from 600 to 1100 are asked for",
    ]
