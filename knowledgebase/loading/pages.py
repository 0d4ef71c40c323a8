"""Writes the pages of the base (see core.loading.pages)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from core.loading import AnyText, PageWriter, Values
from core.texts import Resolve, TextError, TextErrors, to_html
from knowledgebase.models import ResourcePage
from knowledgebase.texts import to_stream

from .check import TYPES
from .files import BASE, Files
from .links import BaseLinks
from .records import ArticleMeta, EntryMeta, ResourceMeta

_NOT_FIELDS = {"line", "lines", "kind", "type", "url", "related", "sources"}


@dataclass(kw_only=True)
class Pages(PageWriter):
    files: Files

    def key(self, text: AnyText) -> str:
        return f"page:{BASE}/{text.meta.slug}"

    def page_type(self, text: AnyText) -> type[Page]:
        return TYPES[type(text.meta)]

    def values(self, text: AnyText, *, is_placed: bool) -> Values:
        values = {name: value for name, value in vars(text.meta).items() if name not in _NOT_FIELDS}
        values |= _body(text, self._links(text, is_placed=is_placed))
        if isinstance(text.meta, EntryMeta):
            values["related"] = self._related(text.meta) if is_placed else []
        if isinstance(text.meta, ResourceMeta):
            values |= {"kind": text.meta.type, "address": text.meta.url}
        return values

    def _links(self, text: AnyText, *, is_placed: bool) -> BaseLinks:
        found = self.found if is_placed else {}
        return BaseLinks(self.files.anchors, text.meta.slug, found, self.home.url_path, self.files.places)

    def _related(self, meta: EntryMeta) -> list[dict[str, Any]]:
        """What a person deleted is left out."""
        pages = [page for slug in meta.related if (page := self.found[slug])]
        return [{"type": "page", "value": page.pk} for page in pages]

    def place_base(self) -> None:
        base = self.place(self.files.index, self.home, None)
        self.place_all([topic.text for topic in self.files.topics], base)
        for topic in self.files.topics:
            self.place_all(topic.entries, self.found[topic.text.meta.slug])


def check_bodies(files: Files) -> Iterator[TextError]:
    """The text below every front matter. The acts are written already: ``::: law`` cites them."""
    for text in files.texts:
        try:
            _body(text, BaseLinks(files.anchors, text.meta.slug, places=files.places))
        except TextErrors as found:
            yield from found.errors
        if reason := _misplaced(text):
            yield TextError(text.path, text.file.body_line, reason)


def _misplaced(text: AnyText) -> str:
    has_body = bool(text.file.body.strip())
    if not isinstance(text.meta, EntryMeta):
        return "there is no place for text below this front matter" if has_body else ""
    if isinstance(text.meta, ResourceMeta):
        return "" if has_body or text.meta.url else "give a url, or write the resource itself below the front matter"
    return "" if has_body else "the article has no text"


def _body(text: AnyText, resolve: Resolve) -> Values:
    if isinstance(text.meta, ArticleMeta):
        sources = [{"title": source.title, "url": source.url, "note": source.note} for source in text.meta.sources]
        streams = [{"type": "source", "value": source} for source in sources]
        return {"body": to_stream(text.file, resolve=resolve), "sources": streams}
    if isinstance(text.meta, ResourceMeta):
        features = ResourcePage._meta.get_field("description").features
        words, line = text.file.body, text.file.body_line
        return {"description": to_html(words, features=features, path=text.path, line=line, resolve=resolve)}
    return {}
