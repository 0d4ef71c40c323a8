"""Checks between the files: numbers, what must be unique, and everything that names something in another file."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.utils import translation

from core.loading import NUMBERED
from core.texts import Record, TextError
from courses.questions import SpecError, UnknownKind

from .author_data import unknown_names
from .check_pages import check_pages
from .handbook import Handbook
from .questions import spec_of
from .records import QuestionMeta


def check_references(handbook: Handbook) -> Iterator[TextError]:
    yield from _check_numbers(handbook)
    yield from _check_unique(((text.meta, text.path) for text in handbook.texts), "slug")
    yield from _check_unique(((meta, lesson.path) for meta, lesson in handbook.competences), "code")
    yield from _check_unique(handbook.questions, "key")
    codes = {meta.code for meta, _ in handbook.competences}
    for question, path in handbook.questions:
        yield from _check_question(question, path, codes, handbook)
    yield from check_pages(handbook)


def _check_numbers(handbook: Handbook) -> Iterator[TextError]:
    for module in handbook.modules:
        meta, found = module.text.meta, NUMBERED.fullmatch(module.text.path.parent.name)
        if found and int(found[1]) != meta.number:
            reason = f"number: {meta.number}, and the folder says {int(found[1])}"
            yield TextError(module.text.path, meta.line_of("number"), reason)


def _check_unique(records: Iterable[tuple[Record, Path]], name: str) -> Iterator[TextError]:
    seen: dict[str, str] = {}
    for meta, path in records:
        value, line = getattr(meta, name), meta.line_of(name)
        if value in seen:
            yield TextError(path, line, f"{name}: “{value}” stands already in {seen[value]}")
        seen.setdefault(value, f"{path.name}, line {line}")


def _check_question(meta: QuestionMeta, path: Path, codes: set[str], handbook: Handbook) -> Iterator[TextError]:
    if meta.competence not in codes:
        yield TextError(path, meta.line_of("competence"), f"competence: no lesson teaches “{meta.competence}”")
    lessons = {lesson.meta.slug: lesson.anchors for lesson in handbook.lessons}
    slug, _, anchor = meta.section.partition("#")
    if anchor not in lessons.get(slug, ()):
        yield TextError(path, meta.line_of("section"), f"section: there is no “{meta.section}” (lesson#anchor)")
    for line, reason in unknown_names(meta.kind, meta.of_kind.nodes, meta.lines):
        yield TextError(path, line, reason)
    with translation.override(None):
        yield from _check_spec(meta, path)


def _check_spec(meta: QuestionMeta, path: Path) -> Iterator[TextError]:
    try:
        spec_of(meta)
    except UnknownKind as error:
        yield TextError(path, meta.line_of("kind"), f"kind: {error}")
    except SpecError as error:
        for problem in error.problems:
            yield TextError(path, meta.line_of(problem.field), f"{problem.field}: {problem.message}")
