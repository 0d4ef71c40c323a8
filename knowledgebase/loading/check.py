"""Checks between the files, and of what the fields of the models would refuse."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from core.loading import field_limits
from core.texts import Record, TextError
from knowledgebase.models import (
    ArticlePage,
    GlossaryTerm,
    KnowledgeBasePage,
    LegalAct,
    LegalProvision,
    ResourcePage,
    TopicPage,
)

from .files import BASE, Act, Files, slug_of
from .records import ArticleMeta, IndexMeta, ResourceMeta, TermMeta, TopicMeta

TYPES = {IndexMeta: KnowledgeBasePage, TopicMeta: TopicPage, ArticleMeta: ArticlePage, ResourceMeta: ResourcePage}


def check_files(files: Files) -> Iterator[TextError]:
    yield from _check_index(files)
    yield from _check_unique((text.meta.slug, text.meta, text.path, "slug") for text in files.texts)
    yield from _check_related(files)
    yield from _check_terms(files)
    yield from _check_acts(files.acts)
    for text in files.texts:
        yield from field_limits(TYPES[type(text.meta)], text.meta, text.path)


def _check_index(files: Files) -> Iterator[TextError]:
    meta = files.index.meta
    if meta.slug != BASE:
        yield TextError(files.index.path, meta.line_of("slug"), f"slug: the address of the base is {BASE}")


def _check_unique(found: Iterable[tuple[str, Record, Path, str]]) -> Iterator[TextError]:
    seen: dict[str, str] = {}
    for value, meta, path, name in found:
        line = meta.line_of(name)
        if value in seen:
            yield TextError(path, line, f"{name}: “{value}” stands already in {seen[value]}")
        seen.setdefault(value, f"{path.name}, line {line}")


def _check_related(files: Files) -> Iterator[TextError]:
    slugs = {entry.meta.slug for entry in files.entries}
    for entry in files.entries:
        for slug in entry.meta.related:
            if slug not in slugs or slug == entry.meta.slug:
                reason = f"related: there is no other article or resource “{slug}”"
                yield TextError(entry.path, entry.meta.line_of("related"), reason)


def _check_terms(files: Files) -> Iterator[TextError]:
    path, slugs = files.glossary, set(map(slug_of, files.terms))
    yield from _check_unique((slug_of(term), term, path, "slug") for term in files.terms)
    yield from _check_unique((term.term, term, path, "term") for term in files.terms)
    for term in files.terms:
        yield from field_limits(GlossaryTerm, term, path)
        yield from _check_see(term, slugs, path)


def _check_see(term: TermMeta, slugs: set[str], path: Path) -> Iterator[TextError]:
    for slug in term.see:
        if slug not in slugs or slug == slug_of(term):
            yield TextError(path, term.line_of("see"), f"see: there is no other term “{slug}”")


def _check_acts(acts: tuple[Act, ...]) -> Iterator[TextError]:
    yield from _check_unique((act.meta.key, act.meta, act.path, "key") for act in acts)
    for act in acts:
        yield from field_limits(LegalAct, act.meta, act.path)
        if len(act.meta.short) > 120:
            yield TextError(act.path, act.meta.line_of("short"), "short: at most 120 characters fit")
        yield from _check_unique((item.key, item, act.path, "key") for item in act.meta.provisions)
        for item in act.meta.provisions:
            yield from field_limits(LegalProvision, item, act.path)
