"""What the page of the search shows beside the hits: filters with counts, chips, addresses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from wagtail.models import Page

from knowledgebase.search.queries import Answer
from knowledgebase.search.registry import sources

KIND, TOPIC, PAGE = "rodzaj", "temat", "strona"


@dataclass(frozen=True, slots=True)
class Choice:
    """A box of a filter. `without`: the address of the same question with this choice taken away."""

    name: str
    value: str
    label: str
    count: int
    is_chosen: bool
    without: str


@dataclass(frozen=True, slots=True)
class Filters:
    kinds: Sequence[Choice]
    topics: Sequence[Choice]

    @property
    def chosen(self) -> list[Choice]:
        return [choice for choice in (*self.kinds, *self.topics) if choice.is_chosen]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for beside the words; what does not exist is left out."""

    kinds: tuple[str, ...]
    topics: tuple[int, ...]


def read_wanted(data: QueryDict) -> Wanted:
    known = {source.kind for source in sources()}
    topics = {int(value) for value in data.getlist(TOPIC) if value.isascii() and value.isdigit() and len(value) < 10}
    return Wanted(tuple(sorted(set(data.getlist(KIND)) & known)), tuple(sorted(topics)))


def filters_of(answer: Answer, wanted: Wanted) -> Filters:
    """One query, for the names of the topics. A chosen box stays, also when nothing of it is found."""
    kinds = answer.count_by_kind()
    names = {source.kind: str(source.names) for source in sources() if source.kind in {*kinds, *wanted.kinds}}
    topics = answer.count_by_topic()
    titles = dict(
        Page.objects.live().filter(pk__in={*topics, *wanted.topics}).order_by("path").values_list("pk", "title")
    )
    return Filters(
        kinds=_choices(KIND, names, kinds, wanted.kinds, answer, wanted),
        topics=_choices(TOPIC, titles, topics, wanted.topics, answer, wanted),
    )


def _choices(name, labels: Mapping, counts: Mapping, chosen: Sequence, answer: Answer, wanted: Wanted) -> list[Choice]:
    return [
        Choice(name, str(value), label, counts.get(value, 0), value in chosen, _without(answer, wanted, name, value))
        for value, label in labels.items()
    ]


def _without(answer: Answer, wanted: Wanted, name: str, value: object) -> str:
    kinds = [kind for kind in wanted.kinds if (name, value) != (KIND, kind)]
    topics = [topic for topic in wanted.topics if (name, value) != (TOPIC, topic)]
    return "?" + address(answer, Wanted(tuple(kinds), tuple(topics)))


def address(answer: Answer, wanted: Wanted) -> str:
    query = QueryDict(mutable=True)
    query["q"] = answer.question.text
    query.setlist(KIND, list(wanted.kinds))
    query.setlist(TOPIC, [str(topic) for topic in wanted.topics])
    return query.urlencode()
