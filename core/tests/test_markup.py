import pytest

from core.markup import to_html


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("Dzień\ndobry", "<p>Dzień<br>\ndobry</p>"),
        ("a\n\nb", "<p>a</p>\n<p>b</p>"),
        ("**a** *b*", "<p><strong>a</strong> <em>b</em></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a", '<ol start="3">\n<li>a</li>\n</ol>'),
        ("# a", "<p># a</p>"),
        ("> a", "<p>&gt; a</p>"),
        ("---", "<p>---</p>"),
        ("`a`", "<p>`a`</p>"),
        ("&lt;b&gt;", "<p>&amp;lt;b&amp;gt;</p>"),
        ("2 * 3 * 4", "<p>2 * 3 * 4</p>"),
        ("plik umowa.pl", "<p>plik umowa.pl</p>"),
    ],
)
def test_small_markdown(typed, html):
    assert to_html(typed) == html


@pytest.mark.parametrize("typed", ["[x](https://a.pl)", "https://a.pl", "<https://a.pl>", '[x](https://a.pl "t")'])
def test_links_say_that_they_lead_out(typed):
    html = to_html(typed)
    assert 'href="https://a.pl"' in html
    assert 'rel="nofollow noopener"' in html
    assert "title" not in html


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "![x](https://a.pl/x.png)",
        "<a href='javascript:alert(1)'>x</a>",
        '[x](https://a.pl"onmouseover="alert(1))',
        '<https://a.pl/"onclick=alert(1)>',
        "\x00<b>",
    ],
)
def test_nothing_typed_becomes_markup(typed):
    html = to_html(typed)
    for forbidden in ("<script", "<img", "<b>", 'href="javascript', 'href="data', ' onclick="', ' onmouseover="'):
        assert forbidden not in html.lower()
