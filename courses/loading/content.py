"""The content of a page: as a file wants it, as the page has it, and a digest to compare the two."""

import re
from collections.abc import Mapping
from typing import Any

from wagtail.fields import StreamField
from wagtail.models import Page

from core.texts import to_stream
from courses.models import Competence, QuizPage, QuizSection

from .bodies import rich_text_of
from .handbook import AnyText
from .ledger import digest
from .links import Links
from .records import CourseMeta, LessonMeta, QuizMeta

Values = dict[str, Any]
# Draftail marks every paragraph it saves; the mark is no edit.
_BLOCK_KEYS = re.compile(r' data-block-key="[^"]*"')
_NOT_FIELDS = {"line", "lines", "number", "competences"}


def values_of(text: AnyText, links: Links) -> Values:
    """What the file wants in the fields of the page."""
    values = {name: value for name, value in vars(text.meta).items() if name not in _NOT_FIELDS}
    if "outcomes" in values:
        values["outcomes"] = [{"type": "outcome", "value": outcome} for outcome in values["outcomes"]]
    if isinstance(text.meta, CourseMeta | QuizMeta):
        values["intro"] = rich_text_of(text, links)
    if isinstance(text.meta, LessonMeta):
        values["body"] = to_stream(text.file, resolve=links)
        sources = [{"title": source.title, "url": source.url, "note": source.note} for source in text.meta.sources]
        values["sources"] = [{"type": "source", "value": source} for source in sources]
    return values


def assign(page: Page, values: Values, competences: Mapping[str, Competence]) -> None:
    for name, value in values.items():
        if name == "sections":
            page.sections = [
                QuizSection(competence=competences[section.competence], count=section.count, sort_order=order)
                for order, section in enumerate(value)
            ]
        else:
            setattr(page, name, _stream(page, name, value) if isinstance(value, list) else value)


def _stream(page: Page, name: str, raw: list[dict[str, Any]]) -> Any:
    """With every field of every block written out, as the back office would save it."""
    item = page._meta.get_field(name)
    full = [{"type": block.block_type, "value": block.get_prep_value()["value"]} for block in item.to_python(raw)]
    return item.to_python(full)


def page_digest(page: Page, names: list[str]) -> str:
    """Of the fields the loader writes; the others belong to people alone."""
    return digest({name: _content(page, name) for name in names})


def _content(page: Page, name: str) -> Any:
    if name == "sections" and isinstance(page, QuizPage):
        return [[section.competence.code, section.count] for section in page.sections.all()]
    if isinstance(page._meta.get_field(name), StreamField):
        return [_plain([block.block_type, block.block.get_prep_value(block.value)]) for block in getattr(page, name)]
    return _plain(getattr(page, name))


def _plain(value: Any) -> Any:
    """Without the ids and marks that saving adds."""
    if isinstance(value, str):
        return _BLOCK_KEYS.sub("", value)
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        is_block = value.keys() == {"id", "type", "value"}
        return {name: _plain(item) for name, item in value.items() if not (is_block and name == "id")}
    return value
