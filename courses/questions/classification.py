"""Items to be put into groups, for example product, result or impact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .assigning import Answer, Assigning, Slot, id_problems, row_id, text_list_problems
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

MAX_GROUPS = 6
MAX_ITEMS = 15


@dataclass(frozen=True)
class Group:
    id: str
    text: str


@dataclass(frozen=True)
class Item:
    """`group`: id of the right one."""

    id: str
    text: str
    group: str
    feedback: str = ""


@dataclass(frozen=True, kw_only=True)
class ClassificationSpec(Spec):
    groups: tuple[Group, ...]
    items: tuple[Item, ...]


class Classification(Assigning[ClassificationSpec]):
    """A response is {"items": {id of an item: id of a group}}. share = right items / items.

    Nothing is taken back for guessing: every item stands in one group, so a wrong choice has cost its item, and the
    cut score is set knowing that one in as many items as there are groups is guessed.
    """

    name = "classification"
    label = gettext_lazy("classification")
    instruction = gettext_lazy("Choose a group for each item. A group may stay empty.")
    template = "courses/quiz/kinds/classification.html"
    field = "items"
    author_fields = (
        AuthorRows(
            "groups",
            gettext_lazy("Groups"),
            columns=(AuthorField("text", gettext_lazy("Group")),),
            room=3,
            help=gettext_lazy("Participants see the groups in this order."),
        ),
        AuthorRows(
            "items",
            gettext_lazy("Items"),
            columns=(
                AuthorField("text", gettext_lazy("Item")),
                AuthorField("group", gettext_lazy("Group, as it is written above")),
                AuthorField("feedback", gettext_lazy("What to say to those who choose otherwise")),
            ),
            help=gettext_lazy("Participants see the items in a random order."),
        ),
    )

    def from_data(self, data: Mapping[str, Any]) -> ClassificationSpec:
        groups = tuple(_group(row) for row in rows_of(data.get("groups")))
        items = tuple(_item(row, groups) for row in rows_of(data.get("items")))
        spec = ClassificationSpec(**common(data), groups=groups, items=items)
        if problems := [*text_problems(spec), *_group_problems(groups), *_item_problems(items)]:
            raise SpecError(problems)
        return spec

    def to_data(self, spec: ClassificationSpec) -> dict[str, Any]:
        texts = {group.id: group.text for group in spec.groups}
        return {
            "text": spec.text,
            "feedback": spec.feedback,
            "section": spec.section,
            "groups": [{"id": group.id, "text": group.text} for group in spec.groups],
            "items": [
                {"id": item.id, "text": item.text, "group": texts[item.group], "feedback": item.feedback}
                for item in spec.items
            ],
        }

    def movable_ids(self, spec: ClassificationSpec) -> tuple[str, ...]:
        return tuple(item.id for item in spec.items)

    def slots(self, spec: ClassificationSpec) -> tuple[Slot, ...]:
        return tuple(Slot(item.id, item.text, item.group, item.feedback) for item in spec.items)

    def answers(self, spec: ClassificationSpec) -> tuple[Answer, ...]:
        return tuple(Answer(group.id, group.text) for group in spec.groups)

    def widget(
        self, spec: ClassificationSpec, response: Response | None, order: Sequence[str], prefix: str
    ) -> Mapping[str, Any]:
        slots = {slot.id: slot for slot in self.slots(spec)}
        shown = [slots[id] for id in in_order(slots, order)]
        return {"rows": self.widget_rows(shown, self.answers(spec), response)}


def _group(row: Mapping[str, Any]) -> Group:
    text = words(row.get("text"))
    return Group(row_id(row, text), text)


def _item(row: Mapping[str, Any], groups: tuple[Group, ...]) -> Item:
    """An author names the group by its text; an id will do. "" for a group that is not there."""
    text, named = words(row.get("text")), words(row.get("group"))
    ids = {group.id: group.id for group in groups} | {group.text: group.id for group in groups}
    return Item(row_id(row, text), text, ids.get(named, "") if named else "", words(row.get("feedback")))


def _group_problems(groups: tuple[Group, ...]) -> list[Problem]:
    texts = [group.text for group in groups]
    problems = text_list_problems("groups", texts, least=2, most=MAX_GROUPS)
    return [*problems, *id_problems("groups", (group.id for group in groups), texts)]


def _item_problems(items: tuple[Item, ...]) -> list[Problem]:
    texts = [item.text for item in items]
    problems = text_list_problems("items", texts, least=2, most=MAX_ITEMS)
    problems += id_problems("items", (item.id for item in items), texts)
    lost = (item.text for item in items if item.text and not item.group)
    message = _("“%(text)s” needs a group from the list of groups, written as it is there.")
    return [*problems, *(Problem("items", message % {"text": text}) for text in lost)]


KIND = Classification()
