"""What was typed → HTML: a small Markdown, cleaned. No headings, images or HTML of one's own."""

from functools import cache

import nh3
from markdown_it import MarkdownIt

TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "a"}
ATTRIBUTES: dict[str, set[str]] = {"a": {"href"}, "ol": {"start"}, "*": set()}
SCHEMES = {"http", "https", "mailto"}
RULES = ["newline", "emphasis", "list", "link", "autolink", "linkify", "escape"]


@cache
def _parser() -> MarkdownIt:
    """From nothing up: what is not enabled stays the characters that were typed."""
    parser = MarkdownIt("zero", {"html": False, "breaks": True, "linkify": True}).enable(RULES)
    # "umowa.pl" in a sentence is no address: only what begins with http(s):// or an e-mail becomes a link
    assert parser.linkify  # noqa: S101  (the library is installed)
    parser.linkify.set({"fuzzy_link": False, "fuzzy_email": True})
    return parser


def to_html(text: str) -> str:
    """Safe to show as it is. The second cleaning guards against mistakes of the first."""
    html = _parser().render(text.replace("\x00", "").strip())
    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="nofollow noopener").strip()
