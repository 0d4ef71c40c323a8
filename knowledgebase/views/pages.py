"""What the page types of the knowledge base answer: one read, one template."""

from typing import Any

from django.http import HttpRequest

from core.contents import headings_of
from knowledgebase import queries

NEWEST = 5
ASK = "/doradztwo/nowa/"
"""Advising lies below this app, so its address is written out."""


def home_context(page, request: HttpRequest) -> dict[str, Any]:
    return {"topics": queries.topics_with_articles(page), "newest": queries.newest_pages(NEWEST)}


def topic_context(page, request: HttpRequest) -> dict[str, Any]:
    articles, resources = queries.entries_of(page)
    return {"crumbs": queries.crumbs_of(page), "articles": articles, "resources": resources}


def article_context(page, request: HttpRequest) -> dict[str, Any]:
    return {**_entry_context(page, request), "headings": headings_of(page.body)}


def resource_context(page, request: HttpRequest) -> dict[str, Any]:
    return _entry_context(page, request)


def _entry_context(page, request: HttpRequest) -> dict[str, Any]:
    around = queries.surroundings(page)
    return {
        "crumbs": around.crumbs,
        "topic": around.crumbs[-1] if around.crumbs else None,
        "neighbours": around.neighbours,
        "related": around.related,
        "ask_url": f"{ASK}?strona={page.pk}",
        "vote": queries.vote_of(request.user, page),
    }
