"""What may stand in the front matter of each file, in the glossary and in an act."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from core.texts import Between, Matches, OneOf, Record, Slug, WebAddress
from knowledgebase.models import ResourceKind
from knowledgebase.pages.resource import Language

MaybeSlug = Annotated[str, Matches(r"([a-z0-9]+(-[a-z0-9]+)*)?", "a slug (a-z, 0-9 and -)")]


@dataclass(frozen=True, kw_only=True)
class PlaceMeta(Record):
    title: str
    slug: Slug
    lead: str
    search_description: str = ""


@dataclass(frozen=True, kw_only=True)
class IndexMeta(PlaceMeta):
    pass


@dataclass(frozen=True, kw_only=True)
class TopicMeta(PlaceMeta):
    pass


@dataclass(frozen=True, kw_only=True)
class SourceMeta(Record):
    title: str
    url: WebAddress = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class EntryMeta(Record):
    kind: str
    title: str
    slug: Slug
    lead: str
    review_date: date
    related: tuple[Slug, ...] = ()
    search_description: str = ""


@dataclass(frozen=True, kw_only=True)
class ArticleMeta(EntryMeta):
    minutes: Annotated[int, Between(1, 60)]
    legal_state: date
    sources: tuple[SourceMeta, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ResourceMeta(EntryMeta):
    type: Annotated[str, OneOf(tuple(ResourceKind.values))]
    source: str
    publisher: str
    year: Annotated[int, Between(1900, 2100)]
    language: Annotated[str, OneOf(tuple(Language.values))] = "pl"
    url: WebAddress = ""
    legal_state: date | None = None


KINDS = {"article": ArticleMeta, "resource": ResourceMeta}


@dataclass(frozen=True, kw_only=True)
class TermMeta(Record):
    term: str
    definition: str
    slug: MaybeSlug = ""
    abbreviation: str = ""
    english: str = ""
    source: str = ""
    see: tuple[Slug, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ProvisionMeta(Record):
    key: Slug
    unit: str
    text: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ActMeta(Record):
    key: Slug
    title: str
    short: str
    journal: str
    legal_state: date
    provisions: tuple[ProvisionMeta, ...]
    address: WebAddress = ""
    notes: str = ""
