"""Texts kept as files: YAML front matter and a Markdown body with ``::: name`` blocks.

    text = read_text(path)                      # TextFile(path, meta, meta_line, body, body_line)
    meta = read_record(LessonMeta, text.meta, mistakes)
    body = to_stream(text)                      # [{"type": "law", "value": {…}}, …] for core.blocks.BodyBlock

A block of a floor above says how it is written by ``raw_value.register``.

Whatever is wrong raises ``TextErrors``: every mistake of the file with its line and the reason.
"""

from .blocks import raw_value
from .body import anchors_of, to_stream
from .errors import Mistakes, TextError, TextErrors
from .files import TextFile, read_text, read_yaml
from .nodes import Listing, Mapping, Node, Scalar
from .records import Between, Matches, OneOf, Record, Rest, Slug, WebAddress, read_record
from .richtext import Resolve, to_html
from .scalars import Unreadable, read_str

__all__ = [
    "Between",
    "Listing",
    "Mapping",
    "Matches",
    "Mistakes",
    "Node",
    "OneOf",
    "Record",
    "Resolve",
    "Rest",
    "Scalar",
    "Slug",
    "TextError",
    "TextErrors",
    "TextFile",
    "Unreadable",
    "WebAddress",
    "anchors_of",
    "raw_value",
    "read_record",
    "read_str",
    "read_text",
    "read_yaml",
    "to_html",
    "to_stream",
]
