"""Items to be put in their right order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .assigning import Answer, Assigning, Slot, Value, id_problems, row_id, text_list_problems
from .base import (
    AuthorField,
    AuthorRows,
    Problem,
    Response,
    Spec,
    SpecError,
    common,
    in_order,
    rows_of,
    text_problems,
    words,
)

MAX_ITEMS = 12


@dataclass(frozen=True)
class Item:
    id: str
    text: str


@dataclass(frozen=True, kw_only=True)
class OrderingSpec(Spec):
    """`items` stand in their right order."""

    items: tuple[Item, ...]


class Ordering(Assigning[OrderingSpec]):
    """A response is {"places": {id of an item: place from 1}}; two items may be given the same place.

    share = max(0, 2 · right / all − 1), where `all` counts the pairs of items and `right` those whose first item was
    put before the second.

    Pairs, because an item put in too early moves all the later ones by one: places compared one by one would earn
    nothing for knowing the rest. Twice and less one, because a random order has half of its pairs right: guessing
    earns nothing on average, and the opposite order no more than that. Two items in one place are not in order.
    """

    name = "ordering"
    label = gettext_lazy("ordering")
    instruction = gettext_lazy("Put the items in order: choose a place for each of them. Number 1 comes first.")
    template = "courses/quiz/kinds/ordering.html"
    field = "places"
    author_fields = (
        AuthorRows(
            "items",
            gettext_lazy("Items"),
            columns=(
                AuthorField("text", gettext_lazy("Item")),
                AuthorField("place", gettext_lazy("Right place"), input="number"),
            ),
            help=gettext_lazy(
                "Write the items in their right order; places may then stay empty. To mend the order later, change"
                " the places and leave the items in their rows."
            ),
        ),
    )

    def from_data(self, data: Mapping[str, Any]) -> OrderingSpec:
        rows = rows_of(data.get("items"))
        places = [words(row.get("place")) for row in rows]
        spec = OrderingSpec(**common(data), items=tuple(_item(row) for row in _in_places(rows, places)))
        if problems := [*text_problems(spec), *_item_problems(spec), *_place_problems(places)]:
            raise SpecError(problems)
        return spec

    def to_data(self, spec: OrderingSpec) -> dict[str, Any]:
        items = [{"id": item.id, "text": item.text, "place": place} for place, item in enumerate(spec.items, 1)]
        return {"text": spec.text, "feedback": spec.feedback, "section": spec.section, "items": items}

    def movable_ids(self, spec: OrderingSpec) -> tuple[str, ...]:
        return tuple(item.id for item in spec.items)

    def slots(self, spec: OrderingSpec) -> tuple[Slot, ...]:
        return tuple(Slot(item.id, item.text, place) for place, item in enumerate(spec.items, 1))

    def answers(self, spec: OrderingSpec) -> tuple[Answer, ...]:
        return tuple(Answer(place, str(place)) for place in range(1, len(spec.items) + 1))

    def in_words(self, answer: Answer) -> str:
        return _("place %(number)s") % {"number": answer.value}

    def row_key(self, slot: Slot) -> str:
        """A result tells the right order."""
        return f"place-{slot.right}"

    def share(self, spec: OrderingSpec, given: Mapping[str, Value]) -> Fraction:
        pairs = list(combinations((given.get(item.id) for item in spec.items), 2))
        right = sum(isinstance(first, int) and isinstance(then, int) and first < then for first, then in pairs)
        return max(Fraction(0), Fraction(2 * right, len(pairs)) - 1)

    def widget(
        self, spec: OrderingSpec, response: Response | None, order: Sequence[str], prefix: str
    ) -> Mapping[str, Any]:
        slots = {slot.id: slot for slot in self.slots(spec)}
        shown = [slots[id] for id in in_order(slots, order)]
        return {"rows": self.widget_rows(shown, self.answers(spec), response)}


def _item(row: Mapping[str, Any]) -> Item:
    text = words(row.get("text"))
    return Item(row_id(row, text), text)


def _in_places(rows: list[Mapping[str, Any]], places: list[str]) -> list[Mapping[str, Any]]:
    """As they stand where the places do not say otherwise, or say it wrongly."""
    if not any(places) or _place_problems(places):
        return rows
    return [row for _place, row in sorted(zip(map(int, places), rows, strict=True), key=lambda pair: pair[0])]


def _place_problems(places: list[str]) -> list[Problem]:
    wanted = {str(place) for place in range(1, len(places) + 1)}
    if not any(places) or set(places) == wanted:
        return []
    words = _("Give every item a place of its own, from 1 to %(number)s, or leave all places empty.")
    return [Problem("items", words % {"number": len(places)})]


def _item_problems(spec: OrderingSpec) -> list[Problem]:
    texts = [item.text for item in spec.items]
    problems = text_list_problems("items", texts, least=2, most=MAX_ITEMS)
    return [*problems, *id_problems("items", (item.id for item in spec.items), texts)]


KIND = Ordering()
