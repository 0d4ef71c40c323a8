"""Reads of the index."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Subquery, Value

from knowledgebase.search.access import Sight, sight_of
from knowledgebase.search.models import Posting, SearchEntry
from knowledgebase.search.passages import passage
from knowledgebase.search.question import Question, Word, read_question
from knowledgebase.search.ranking import Found, Known, Posted, complete, ranked, weights_by_word
from knowledgebase.search.registry import source, sources

SIZE = SearchEntry.objects.order_by().values(one=Value(1)).annotate(number=Count("pk")).values("number")
FEW = 500
"""Up to so many entries are asked for by number; of more it is quicker to read them all."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What the page shows of one entry; `passage` is HTML, everything else plain text."""

    kind: str
    label: str
    place: str
    title: str
    url: str
    passage: str
    topic: str
    meta: str


@dataclass(frozen=True, slots=True)
class Related:
    title: str
    url: str
    label: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything found, the best first. `is_loose`: nothing holds all the words, so any of them was enough.

    `unknown`: words that stand nowhere in the index.
    """

    question: Question
    sight: Sight
    found: tuple[Found, ...]
    is_loose: bool = False
    unknown: tuple[Word, ...] = ()

    def count_by_kind(self) -> dict[str, int]:
        counts = _counted(found.kind for found in self.found)
        return {each.kind: counts[each.kind] for each in sources() if each.kind in counts}

    def count_by_topic(self) -> dict[int, int]:
        return _counted(found.topic_id for found in self.found if found.topic_id)

    def narrowed(self, *, kinds: Iterable[str] = (), topics: Iterable[int] = ()) -> list[Found]:
        wanted, about = set(kinds), set(topics)
        return [
            found
            for found in self.found
            if (not wanted or found.kind in wanted) and (not about or found.topic_id in about)
        ]


def search(question: Question, user: Any) -> Answer:
    """Two queries and those of `sight_of`, however many entries there are."""
    sight = sight_of(user)
    weights = weights_by_word(question.words, _postings(question))
    known = _visible(frozenset().union(*weights), sight)
    holding_all = complete(weights)
    exact = [one for one in known if one[0] in holding_all]
    found = ranked(exact or known, weights, entries=known[0][3] if known else 0)
    unknown = tuple(word for word, holding in zip(question.words, weights, strict=True) if not holding)
    return Answer(question, sight, tuple(found), is_loose=bool(found) and not exact, unknown=unknown)


def hits(answer: Answer, found: Sequence[Found]) -> list[Hit]:
    """What is shown of a page of finds: one query."""
    entries = SearchEntry.objects.select_related("topic").in_bulk([one.entry_id for one in found])
    return [_hit(entries[one.entry_id], answer) for one in found if one.entry_id in entries]


def related_to(text: str, user: Any, limit: int = 3, *, kinds: Iterable[str] = ()) -> list[Related]:
    """What may help somebody who writes about this, the best first: only what the person may open.

    At least half the words of the text have to stand in it. Three queries and those of `sight_of`.
    """
    answer = search(read_question(text), user)
    enough = (len(answer.question.words) + 1) // 2
    best = [one for one in answer.narrowed(kinds=kinds) if one.words >= enough][:limit]
    entries = SearchEntry.objects.defer("text").in_bulk([one.entry_id for one in best])
    rows = [entries[one.entry_id] for one in best if one.entry_id in entries]
    return [Related(row.title, row.url, _label(row.kind)) for row in rows]


def _postings(question: Question) -> Iterable[Posted]:
    """Key, entry and impact: read from the index of the table alone."""
    rows = Posting.objects.filter(key__in=sorted(question.keys)).values_list("key", "entry_id", "impact")
    return rows if question.words else ()


def _visible(entry_ids: frozenset[int], sight: Sight) -> list[Known]:
    """Of these entries the ones that the person may open, with kind, topic and the size of the whole index."""
    entries = SearchEntry.objects.filter(sight.condition).annotate(size=Subquery(SIZE))
    if len(entry_ids) <= FEW:
        entries = entries.filter(pk__in=entry_ids)
    rows = entries.values_list("pk", "kind", "topic_id", "size")
    return [row for row in rows if row[0] in entry_ids]


def _hit(entry: SearchEntry, answer: Answer) -> Hit:
    return Hit(
        kind=entry.kind,
        label=_label(entry.kind),
        place=answer.sight.places.get((entry.kind, entry.object_id), ""),
        title=entry.title,
        url=entry.url,
        passage=passage(entry.text, answer.question),
        topic=entry.topic.title if entry.topic and entry.topic.live else "",
        meta=entry.meta,
    )


def _label(kind: str) -> str:
    found = source(kind)
    return str(found.name) if found else kind


def _counted(values: Iterable[Any]) -> dict[Any, int]:
    counts: dict[Any, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return counts
