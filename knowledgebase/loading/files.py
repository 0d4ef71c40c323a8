"""The knowledge base as its files hold it, independent of the database."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from core.loading import AnyText, FileReader, Text
from core.slugs import polish_slug
from core.texts import TextErrors

from .records import KINDS, ActMeta, IndexMeta, TermMeta, TopicMeta

BASE = "baza-wiedzy"


@dataclass(frozen=True)
class Topic:
    text: Text[TopicMeta]
    entries: tuple[AnyText, ...]


@dataclass(frozen=True)
class Act:
    path: Path
    meta: ActMeta


@dataclass(frozen=True)
class Files:
    folder: Path
    index: Text[IndexMeta]
    topics: tuple[Topic, ...]
    terms: tuple[TermMeta, ...]
    acts: tuple[Act, ...]

    @property
    def glossary(self) -> Path:
        return self.folder / "glossary.yaml"

    @property
    def entries(self) -> Iterator[AnyText]:
        return (entry for topic in self.topics for entry in topic.entries)

    @property
    def texts(self) -> Iterator[AnyText]:
        """Every file that is a page, parents first."""
        yield self.index
        for topic in self.topics:
            yield topic.text
            yield from topic.entries

    @cached_property
    def anchors(self) -> dict[str, frozenset[str]]:
        """What a link may lead to: the slug of a page, or an address below the base, and the anchors there."""
        pages = {text.meta.slug: text.anchors for text in self.texts}
        return {**pages, **self.places}

    @cached_property
    def places(self) -> dict[str, frozenset[str]]:
        """What lies below the base and is no page."""
        acts = {f"akty/{act.meta.key}": frozenset(item.key for item in act.meta.provisions) for act in self.acts}
        return {"akty": frozenset(), "slownik": frozenset(map(slug_of, self.terms)), **acts}


def slug_of(term: TermMeta) -> str:
    return term.slug or polish_slug(term.term)


def read_files(folder: Path) -> Files:
    """Raises ``TextErrors`` with the mistakes of all files."""
    reader = FileReader()
    index = reader.text(folder / BASE / "index.md", IndexMeta)
    topics = tuple(filter(None, [_topic(reader, path) for path in reader.folders(folder / BASE)]))
    terms = reader.records(folder / "glossary.yaml", TermMeta, what="terms")
    acts = tuple(filter(None, [_act(reader, path) for path in reader.files(folder / "acts", suffix=".yaml")]))
    if index is None or reader.errors:
        raise TextErrors(reader.errors)
    return Files(folder, index, topics, terms, acts)


def _topic(reader: FileReader, folder: Path) -> Topic | None:
    text = reader.text(folder / "topic.md", TopicMeta)
    files = reader.files(folder, besides={"topic.md"})
    entries = tuple(filter(None, [reader.text_by(path, "kind", KINDS) for path in files]))
    return Topic(text, entries) if text else None


def _act(reader: FileReader, path: Path) -> Act | None:
    meta = reader.record(path, ActMeta)
    return Act(path, meta) if meta else None
