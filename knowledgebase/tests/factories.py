"""A knowledge base in the tree: `make_base(home_page, topics=1, articles=2, resources=1)`."""

import datetime
from dataclasses import dataclass, field

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from knowledgebase.models import (
    ArticlePage,
    GlossaryTerm,
    KnowledgeBasePage,
    LegalAct,
    LegalProvision,
    ResourceKind,
    ResourcePage,
    TopicPage,
)

BODY = [
    {"type": "heading", "value": {"text": "Kiedy to robić", "anchor": "kiedy"}},
    {"type": "paragraph", "value": "<p>Najpierw policz, potem porównaj z sąsiadami.</p>"},
]


class PageFactory(DjangoModelFactory):
    """A live page below `parent`, as if published a moment ago."""

    class Meta:
        abstract = True

    last_published_at = factory.LazyFunction(timezone.now)
    first_published_at = factory.SelfAttribute("last_published_at")
    lead = "Jedno zdanie o tym, co tu jest."

    @classmethod
    def _create(cls, model_class, *args, parent, **fields):
        return parent.add_child(instance=model_class(*args, **fields))


class TopicPageFactory(PageFactory):
    class Meta:
        model = TopicPage

    title = factory.Sequence(lambda n: f"Temat {n + 1}")


class EntryFactory(PageFactory):
    class Meta:
        abstract = True

    review_date = factory.LazyFunction(lambda: timezone.localdate() + datetime.timedelta(days=90))


class ArticlePageFactory(EntryFactory):
    class Meta:
        model = ArticlePage

    title = factory.Sequence(lambda n: f"Artykuł o sprawie {n + 1}")
    minutes = 6
    legal_state = datetime.date(2026, 9, 29)
    body = BODY
    sources = [("source", {"title": "Ustawa o pomocy społecznej", "url": "https://isap.sejm.gov.pl/", "note": ""})]


class ResourcePageFactory(EntryFactory):
    class Meta:
        model = ResourcePage

    title = factory.Sequence(lambda n: f"Raport o sprawie {n + 1}")
    kind = ResourceKind.REPORT
    source = "Bank Danych Lokalnych"
    publisher = "GUS"
    year = 2026
    address = "https://bdl.stat.gov.pl/"


class LegalActFactory(DjangoModelFactory):
    class Meta:
        model = LegalAct

    key = factory.Sequence(lambda n: f"ustawa-{n + 1}")
    title = factory.Sequence(lambda n: f"Ustawa z dnia {n % 28 + 1} marca 2004 r. o sprawie {n + 1}")
    short_title = factory.Sequence(lambda n: f"ustawa o sprawie {n + 1}")
    journal = "t.j. Dz.U. 2026 poz. 639 ze zm."
    legal_state = datetime.date(2026, 9, 29)
    address = "https://isap.sejm.gov.pl/ustawa"


class LegalProvisionFactory(DjangoModelFactory):
    class Meta:
        model = LegalProvision

    act = factory.SubFactory(LegalActFactory)
    key = factory.Sequence(lambda n: f"art-{n + 1}")
    unit = factory.Sequence(lambda n: f"art. {n + 1}")
    text = "1. Gmina opracowuje strategię:\n1) z diagnozą;"


class GlossaryTermFactory(DjangoModelFactory):
    class Meta:
        model = GlossaryTerm

    term = factory.Sequence(lambda n: f"pojęcie {n + 1}")
    slug = factory.Sequence(lambda n: f"pojecie-{n + 1}")
    definition = "Wyjaśnienie w jednym zdaniu."


@dataclass
class BaseTree:
    base: KnowledgeBasePage
    topics: list[TopicPage] = field(default_factory=list)
    articles: list[ArticlePage] = field(default_factory=list)
    resources: list[ResourcePage] = field(default_factory=list)


def make_base(home, *, topics: int = 1, articles: int = 2, resources: int = 1) -> BaseTree:
    """Published; `tree.articles` and `tree.resources` in the order of the tree."""
    tree = BaseTree(home.add_child(instance=KnowledgeBasePage(title="Baza wiedzy", slug="baza-wiedzy")))
    for _number in range(topics):
        topic = TopicPageFactory(parent=tree.base)
        tree.topics.append(topic)
        tree.articles += [ArticlePageFactory(parent=topic) for _ in range(articles)]
        tree.resources += [ResourcePageFactory(parent=topic) for _ in range(resources)]
    return tree
