"""The page of the search."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from knowledgebase.search import limits
from knowledgebase.search.queries import Answer, hits, search
from knowledgebase.search.question import MOST_WORDS, read_question
from knowledgebase.search.screens import PAGE, Wanted, address, filters_of, read_wanted
from knowledgebase.search.suggestions import suggestion

HITS_A_PAGE = 10
WAYS_ON = {"topics_url": "/baza-wiedzy/", "advisor_url": "/doradztwo/nowa/"}
"""Pages of the house that stand beside the search; advising lies above this app."""


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Anyone; each finds what they may open. Without words, the page says how to begin."""
    question = read_question(request.GET.get("q", ""))
    if question.is_empty:
        return _shown(request, {"question": question})
    if limits.is_too_many(request):
        return limits.too_many(request)
    answer = search(question, request.user)
    return _shown(request, _context(answer, read_wanted(request.GET), request.GET.get(PAGE, "1")))


def _context(answer: Answer, wanted: Wanted, page: str) -> dict[str, Any]:
    found = answer.narrowed(kinds=wanted.kinds, topics=wanted.topics)
    page_obj = Paginator(found, HITS_A_PAGE).get_page(page)
    return {
        "question": answer.question,
        "is_loose": answer.is_loose,
        "total": len(found),
        "everything": len(answer.found),
        "page_obj": page_obj,
        "hits": hits(answer, page_obj.object_list),
        "filters": filters_of(answer, wanted),
        "address": f"{address(answer, wanted)}&",
        "suggestion": "" if answer.found and not answer.is_loose else suggestion(answer),
    }


def _shown(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    response = render(request, "knowledgebase/search.html", {**context, **WAYS_ON, "most_words": MOST_WORDS})
    response["X-Robots-Tag"] = "noindex"
    return response
