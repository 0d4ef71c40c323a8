"""The plain text of a body."""

import pytest

from knowledgebase.blocks import HandbookBody
from knowledgebase.search.texts import body_text, html_text

BODY = [
    {"type": "heading", "value": {"text": "Skąd dane", "anchor": "kotwica"}},
    {"type": "paragraph", "value": "<p>Dwa zdania.</p><p>Obok siebie &amp; <b>razem</b>.</p>"},
    {"type": "checklist", "value": {"title": "Sprawdź", "items": ["źródło", "rok?"], "note": ""}},
    {"type": "table", "value": {"caption": "Tabela", "header": ["Rok"], "rows": [["2026"]], "numeric_columns": []}},
]


def test_every_block_gives_its_words_and_no_anchors():
    block = HandbookBody()
    text = body_text(block.to_python(BODY))

    assert text.split("\n") == [
        *("Skąd dane.", "Dwa zdania. Obok siebie & razem.", "Sprawdź.", "źródło.", "rok?"),
        *("Tabela.", "Rok.", "2026."),
    ]


@pytest.mark.parametrize(
    ("html", "text"), [("<p>a</p><p>b</p>", "a b"), ("", ""), (None, ""), ("bez znaczników", "bez znaczników")]
)
def test_text_of_html(html, text):
    assert html_text(html) == text
