"""What the knowledge base shows, a few queries each whatever its size."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from wagtail.models import Page

from knowledgebase.models import (
    ArticlePage,
    GlossaryTerm,
    HelpfulVote,
    KnowledgeBasePage,
    LegalAct,
    ResourcePage,
    TopicPage,
)

HOME_DEPTH = 2
ALPHABET = "aąbcćdeęfghijklłmnńoóprsśtuvwxyzźż"


def newest_articles(limit: int) -> list[ArticlePage]:
    """Published articles that anyone may read, the newest first."""
    return list(ArticlePage.objects.live().public().order_by("-first_published_at", "-pk")[:limit])


def newest_pages(limit: int) -> list[Page]:
    """Articles and resources together, the newest first."""
    pages = Page.objects.live().public().type(ArticlePage, ResourcePage).order_by("-first_published_at", "-pk")
    return list(pages.specific()[:limit])


def knowledge_base_address() -> str | None:
    """Of the home of the knowledge base; None: it is not published."""
    base = KnowledgeBasePage.objects.live().first()
    return base.url if base else None


@dataclass(frozen=True)
class TopicEntry:
    """A topic as the home of the base shows it."""

    page: TopicPage
    articles: list[ArticlePage]
    resource_count: int


def topics_with_articles(base: KnowledgeBasePage) -> list[TopicEntry]:
    """The topics in their order, with their published articles and the number of their resources."""
    secret = hidden()
    articles: dict[str, list[ArticlePage]] = {}
    for article in seen(ArticlePage.objects.descendant_of(base), secret).defer_streamfields():
        articles.setdefault(_topic_path(article.path), []).append(article)
    resources = seen(ResourcePage.objects.descendant_of(base), secret).values_list("path", flat=True)
    counts = Counter(map(_topic_path, resources))
    topics = seen(TopicPage.objects.child_of(base), secret)
    return [TopicEntry(topic, articles.get(topic.path, []), counts[topic.path]) for topic in topics]


def _topic_path(path: str) -> str:
    return path[: -Page.steplen]


def hidden() -> Q:
    """The pages that not everyone may open. One query."""
    private: Q = Page.objects.all().private_q()
    return private


def seen(pages: Any, hidden_pages: Q | None = None) -> Any:
    """Published, open to everyone, in the order of the tree."""
    return pages.live().exclude(hidden() if hidden_pages is None else hidden_pages).order_by("path")


def entries_of(topic: TopicPage) -> tuple[list[ArticlePage], list[ResourcePage]]:
    """The articles and the resources of a topic."""
    secret = hidden()
    articles = seen(ArticlePage.objects.child_of(topic), secret).defer_streamfields()
    resources = seen(ResourcePage.objects.child_of(topic), secret).defer_streamfields()
    return list(articles), list(resources)


@dataclass(frozen=True)
class Surroundings:
    """What lies around a page: the base and its topic, the pages of the topic, the pages chosen as related."""

    above: list[Page]
    neighbours: list[Page]
    related: list[Page]

    @property
    def crumbs(self) -> list[dict[str, str]]:
        return [crumb(place) for place in self.above]


def surroundings(page: Any) -> Surroundings:
    """Published pages only, beside and related those that are open to everyone. Two queries."""
    related = [block["value"] for block in page.related.raw_data]
    above = _paths_above(page)
    topic = _topic_path(page.path)
    beside = Q(path__startswith=topic, depth=page.depth) | Q(pk__in=related)
    pages = Page.objects.live().filter(Q(path__in=above) | (beside & ~hidden())).order_by("path")
    found = {found.pk: found for found in pages}
    return Surroundings(
        above=[place for place in found.values() if place.path in above],
        neighbours=[place for place in found.values() if _topic_path(place.path) == topic],
        related=[found[pk] for pk in related if pk in found],
    )


def _paths_above(page: Page) -> list[str]:
    """Of the base and the topic, without the home page and the root."""
    return [page.path[:end] for end in range(page.steplen * (HOME_DEPTH + 1), len(page.path), page.steplen)]


def crumbs_of(page: Page) -> list[dict[str, str]]:
    """The way back."""
    return [crumb(place) for place in Page.objects.live().filter(path__in=_paths_above(page)).order_by("path")]


def crumb(place: Page) -> dict[str, str]:
    return {"title": place.title, "url": place.url}


def vote_of(user: Any, page: Page) -> bool | None:
    """What this person said of the page; None: nothing yet."""
    if not user.is_authenticated:
        return None
    return HelpfulVote.objects.filter(page=page, voter=user).values_list("is_helpful", flat=True).first()


@dataclass(frozen=True)
class Letter:
    letter: str
    terms: list[GlossaryTerm]

    @property
    def anchor(self) -> str:
        """ASCII, and different for l and ł."""
        return f"litera-{ALPHABET.find(self.letter.casefold()) + 1}"


def terms_by_letter() -> list[Letter]:
    """In the order of the Polish alphabet, whatever the database thinks of it."""
    letters: dict[str, list[GlossaryTerm]] = {}
    for term in sorted(GlossaryTerm.objects.prefetch_related("see_also"), key=lambda term: alphabetical(term.term)):
        letters.setdefault(term.term[:1].upper(), []).append(term)
    return [Letter(letter, terms) for letter, terms in letters.items()]


def alphabetical(words: str) -> tuple[tuple[int, str], ...]:
    """Sorts as a Polish dictionary does: ć after c, ł after l, ż last."""
    return tuple((ALPHABET.find(letter), letter) for letter in words.casefold())


def acts() -> list[LegalAct]:
    """With the number of provisions kept (``provision_count``)."""
    found = LegalAct.objects.annotate(provision_count=Count("provisions"))
    return sorted(found, key=lambda act: alphabetical(act.short_title))
