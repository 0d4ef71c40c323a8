"""What is searched. An app registers its own things in `<app>/search.py`, which is found by itself.

register(Source(kind="article", model=ArticlePage, objects=…, document=…, name=_("Article"), names=_("Articles")))
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db.models import Model, Q, QuerySet

from knowledgebase.search.lemmas import DICTIONARY
from knowledgebase.search.words import clean

INDEX_VERSION = 1
"""One more when the same document shall be indexed otherwise than before."""


@dataclass(frozen=True, kw_only=True)
class Document:
    """What is known of one thing.

    `named`: what of the title weighs as such, all of it when empty. `also`: found like the text and not shown.
    `meta`: shown below the passage.
    """

    title: str
    url: str
    text: str
    meta: str = ""
    named: str = ""
    also: str = ""
    page_id: int | None = None
    topic_id: int | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean(self.text))
        object.__setattr__(self, "title", clean(self.title)[:500])

    @property
    def digest(self) -> str:
        """Changes when the entry has to be written anew."""
        values = [INDEX_VERSION, DICTIONARY, asdict(self)]
        return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True)
class Access:
    """What of a kind one person may open: a condition on SearchEntry, and where each thing lies, by object id."""

    condition: Q
    places: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Source:
    """One kind of things.

    `objects`: those that readers may find at all (published). `document`: what is known of one of them; None leaves it
    out. `access`: for things that not everybody may open. `dependants`: ids to index again when a record of another
    model is saved.
    """

    kind: str
    model: type[Model]
    name: Any
    names: Any
    order: int
    objects: Callable[[], QuerySet[Any]]
    document: Callable[[Any], Document | None]
    access: Callable[[Any], Access] | None = None
    dependants: Mapping[type[Model], Callable[[Any], Iterable[int]]] = field(default_factory=dict)


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Add a kind, or put another in the place of the one with the same name."""
    _sources[source.kind] = source


def sources() -> list[Source]:
    return sorted(_sources.values(), key=lambda source: source.order)


def source(kind: str) -> Source | None:
    return _sources.get(kind)


def source_of(model: type[Model]) -> Source | None:
    return next((source for source in _sources.values() if source.model is model), None)
