"""Markdown to the HTML of rich text."""

import re
from pathlib import Path

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from core.blocks import TEXT
from core.texts import TextErrors, to_html

ALL = [*TEXT, "h3"]


def html(markdown: str, features=ALL, **options) -> str:
    return to_html(markdown, features=features, path=Path("x.md"), **options)


def known(address: str) -> dict[str, str] | None:
    return {"linktype": "page", "id": "7"} if address == "lekcja" else None


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("**a** *b*\nc", "<p><b>a</b> <i>b</i> c</p>"),
        ("a\\\nb", "<p>a<br/>b</p>"),
        ("### H\n\na", "<h3>H</h3><p>a</p>"),
        ("- a\n- b\n\n  ", "<ul><li>a</li><li>b</li></ul>"),
        ("- a\n\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("- a\n  - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("2\\. a 1\\) b", "<p>2. a 1) b</p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("[a](https://example.org/?a=1&b=ż)", '<p><a href="https://example.org/?a=1&amp;b=%C5%BC">a</a></p>'),
        ("[a](lekcja)", '<p><a linktype="page" id="7">a</a></p>'),
        ("„a” – b", "<p>„a” – b</p>"),
    ],
)
def test_markdown_becomes_html(markdown, expected):
    assert html(markdown, resolve=known) == expected


@pytest.mark.parametrize(
    ("markdown", "line", "reason"),
    [
        ("a\n\nb <b>c</b>", 3, "HTML"),
        ("a\n\n<script>alert(1)</script>", 3, "HTML"),
        ("a\nb\n`c`", 3, "backticks"),
        ("a\n\n---\n", 3, "dividing line"),
        ("a\n---\n", 2, "dividing line"),
        ("a\n\n    b", 3, "four spaces"),
        ("```\na\n```", 1, "code block"),
        ("> a", 1, "quotation"),
        ("a\n![b](c.png)", 2, "picture"),
        ("# a", 1, "front matter"),
        ("## a", 1, "##"),
        ("a\n\n2. b", 3, "numbered 1. 2. 3."),
        ("1) b", 1, "numbered 1. 2. 3."),
        ("- a\n\n  b", 3, "one paragraph"),
        ("a\n[b](gdzies)", 2, "leads nowhere: “gdzies”"),
        ("[b](javascript:alert(1))", 1, "leads nowhere"),
        ("[b](JavaScript&colon;alert(1))", 1, "leads nowhere"),
        ("[b](//example.org)", 1, "leads nowhere"),
        ('[b](https://example.org "t")', 1, "no title"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_line(markdown, line, reason):
    with pytest.raises(TextErrors) as caught:
        html(markdown, resolve=known, line=1)

    errors = caught.value.errors
    assert reason in errors[0].reason
    assert errors[0].line == line


@pytest.mark.parametrize(
    ("markdown", "features"),
    [("### a", TEXT), ("**a**", ["italic"]), ("- a", ["ol"]), ("1. a", ["ul"]), ("[a](https://b.pl)", ["bold"])],
)
def test_field_keeps_only_its_features(markdown, features):
    with pytest.raises(TextErrors, match="cannot stand here"):
        html(markdown, features)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "markdown",
    [
        "**a** *b* **c *d***\n\nd\\\ne",
        "### H\n\n- a\n  - b\n    - c\n- d **e**\n\n1. f\n2. g [h](https://example.org/?a=1&b=2)",
        "a < b & c > d “e” 'f' \"g\"",
    ],
)
def test_saving_in_the_back_office_changes_nothing(markdown):
    written = html(markdown)
    converter = ContentstateConverter(ALL)

    saved = converter.to_database_format(converter.from_database_format(written))

    assert re.sub(r' data-block-key="[^"]*"', "", saved) == written
