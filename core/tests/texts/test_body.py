"""The body of a text as blocks."""

import pytest

from core.blocks import BodyBlock
from core.texts import anchors_of, read_text

from .samples import mistakes, stream, write

LAW = "act: A\njournal: J\nprovision: art. 1\nlegal_state: 2026-10-08\n"
ITEMS = "items:\n  - {title: a}\n  - {title: b, text: c}\n"

GOOD = {
    "definition": "term: T\n---\n**M**",
    "law": LAW + "url: https://example.org\nnote: n\n---\n1\\. Q",
    "example": "title: T\nis_invented: false\n---\nx",
    "checklist": "title: T\nitems: [a, 'b: c', 2026]\nnote: n",
    "steps": ITEMS,
    "table": "caption: C\nheader: [a, b]\nrows:\n  - [1, tak]\n  - ['', no]\nwide: true\nnumeric_columns: [1]",
    "flow": ITEMS + "caption: C\ndescription: D",
    "self_check": "question: Q\nanswers:\n  - {text: a, is_correct: true, feedback: f}\n  - {text: b}\nexplanation: e",
    "assignment": "title: T\nhint: h\n---\n- x",
}


@pytest.mark.parametrize("name", GOOD)
def test_block_is_read(tmp_path, name):
    [block] = stream(tmp_path, f"::: {name}\n{GOOD[name]}\n:::\n")

    assert block["type"] == name
    value = BodyBlock().to_python([block])
    BodyBlock().clean(value)


def test_values_are_of_the_kind_of_their_field(tmp_path):
    [law] = stream(tmp_path, f"::: law\n{GOOD['law']}\n:::\n")
    [table] = stream(tmp_path, f"::: table\n{GOOD['table']}\n:::\n")

    assert law["value"]["legal_state"] == "2026-10-08"
    assert law["value"]["quote"] == "<p>1. Q</p>"
    assert table["value"]["rows"] == [["1", "tak"], ["", "no"]]
    assert (table["value"]["wide"], table["value"]["numeric_columns"]) == (True, [1])


def test_text_between_headings_and_fences_is_one_paragraph_block(tmp_path):
    blocks = stream(tmp_path, f"one\n\ntwo\n\n## Łąka\n\n### three\n\n::: steps\n{ITEMS}:::\nfour\n## Five {{#piec}}\n")

    assert [block["type"] for block in blocks] == ["paragraph", "heading", "paragraph", "steps", "paragraph", "heading"]
    assert blocks[0]["value"] == "<p>one</p><p>two</p>"
    assert blocks[1]["value"] == {"text": "Łąka", "anchor": "laka"}
    assert blocks[5]["value"] == {"text": "Five", "anchor": "piec"}


def test_anchors_are_found_though_the_rest_is_wrong(tmp_path):
    text = read_text(write(tmp_path, "## One {#a}\n\n<b>\n\n::: nothing\n\n## Swallowed\n"))

    assert anchors_of(text) == {"a"}


@pytest.mark.parametrize(
    ("body", "line", "reason"),
    [
        ("a\n\n::: poem\nx: y\n:::\n", 6, "no such block: “poem”"),
        ("::: heading\ntext: x\n:::\n", 4, "no such block: “heading”"),
        (":::\nx: y\n:::\n", 4, "without a name"),
        ("a\n\n::: steps\nitems: []\n", 6, "“steps” is not closed by a line :::"),
        ("::: steps\n", 4, "“steps” is not closed"),
        (f"::: steps\n{ITEMS}\n::: law\n{GOOD['law']}\n:::\n", 4, "not closed by ::: before “law” on line 9"),
        (f"::: steps\n{ITEMS}:::\n\n:::\n", 10, "without a name"),
        (f"::: steps\n{ITEMS}colour: red\n:::\n", 8, "colour: no such field"),
        ("::: steps\nitems:\n  - {title: a}\n  - {title: b, tekst: c}\n:::\n", 7, "tekst: no such field"),
        ("::: steps\nitems:\n  - {title: a}\n  - text: b\n:::\n", 7, "title: missing"),
        ("::: steps\nitems:\n  - {title: a}\n:::\n", 5, "items: The minimum number of items is 2"),
        ("::: steps\nitems: a\n:::\n", 5, "items: a list is expected"),
        ("::: steps\n:::\n", 4, "items: missing"),
        ("::: steps\n- a\n:::\n", 5, "fields are expected"),
        (f"::: steps\n{ITEMS}---\nwords\n:::\n", 9, "no text below ---"),
        ("::: definition\n---\nm\n:::\n", 4, "term: missing"),
        ("::: definition\nterm: T\nterm: U\n---\nm\n:::\n", 6, "term: given twice"),
        ("::: definition\nterm: a: b\n---\nm\n:::\n", 5, "quotation marks"),
        ("::: definition\nterm: T\n:::\n", 4, "text: missing; write it below a line ---"),
        ("::: definition\nterm: T\ntext: m\n:::\n", 6, "text: is written below"),
        ("::: definition\nterm: T\n---\nm\n\n<b>\n:::\n", 9, "HTML"),
        ("::: definition\nterm: T\n---\n## h\n:::\n", 7, "##"),
        (f"::: law\n{LAW.replace('2026-10-08', '2026-13-01')}---\nq\n:::\n", 8, "legal_state: a date as YYYY-MM-DD"),
        (f"::: law\n{LAW}url: nic\n---\nq\n:::\n", 9, "url: Enter a valid URL"),
        ("::: example\ntitle: T\nis_invented: może\n---\nx\n:::\n", 6, "is_invented: true or false"),
        ("::: table\ncaption: C\nheader: [a, b]\nrows:\n  - [1, 2]\n  - [1]\n:::\n", 4, "Row 2 has 1 cells"),
        ("::: table\ncaption: C\nheader: [a]\nrows: [[a]]\nnumeric_columns: [x]\n:::\n", 8, "whole number"),
        ("::: table\ncaption: C\nheader: [a]\nrows: [[a]]\nnumeric_columns: [0]\n:::\n", 8, "numeric_columns: Ensure"),
        ("::: self_check\nquestion: Q\nanswers:\n  - {text: a}\n  - {text: b}\n:::\n", 4, "at least one answer"),
        ("::: figure\nalt: A\nimage: a.png\n:::\n", 6, "added in the back office"),
        ("## A\n\n## A\n", 6, "“a” stands already on line 4"),
        ("## A {#x}\n\nb\n\n## C {#x}\n", 8, "“x” stands already on line 4"),
        ("## A {#Zły}\n", 4, "a slug"),
        ("## **A**\n", 4, "plain text"),
        ("##\n", 4, "without words"),
        ("# A\n", 4, "front matter"),
        ("a\n\n- ::: steps\n", 6, "a block with ::: inside text"),
    ],
)
def test_mistake_has_line_and_reason(tmp_path, body, line, reason):
    found = mistakes(tmp_path, body)

    assert found, "no mistake was found"
    assert any(reason in text and number == line for number, text in found), found


def test_all_mistakes_of_a_body_are_reported(tmp_path):
    body = "<b>\n\n::: poem\n:::\n\n## A\n\n## A\n\n::: steps\nitems: a\n:::\n"

    assert [line for line, _ in mistakes(tmp_path, body)] == [4, 6, 11, 14]


def test_reasons_are_in_the_language_of_the_tools(tmp_path):
    from django.utils import translation

    with translation.override("pl"):
        [(_, reason)] = mistakes(tmp_path, "::: steps\nitems:\n  - {title: a}\n:::\n")

    assert reason == "items: The minimum number of items is 2"
