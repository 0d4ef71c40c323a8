"""What the kinds share in which each item is given one of the same answers: a pair, a group, a place."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from typing import Any, ClassVar, TypeVar

from django.utils.translation import gettext as _

from .base import (
    Grade,
    InvalidResponse,
    Kind,
    Mark,
    Part,
    PostData,
    Problem,
    Response,
    Row,
    Scores,
    Spec,
    first_repeated,
    words,
)

Value = str | int


@dataclass(frozen=True)
class Slot:
    """One thing that is given an answer; `right` is the value of the right one, `feedback` for those who miss it."""

    id: str
    text: str
    right: Value
    feedback: str = ""


@dataclass(frozen=True)
class Answer:
    """One of the answers every slot is offered: `value` is kept, `text` is read."""

    value: Value
    text: str


S = TypeVar("S", bound=Spec)


class Assigning(Kind[S]):
    """A response is {field: {id of a slot: value of an answer}}; what was left open is not in it."""

    field: ClassVar[str]

    @abstractmethod
    def slots(self, spec: S) -> tuple[Slot, ...]: ...

    @abstractmethod
    def answers(self, spec: S) -> tuple[Answer, ...]: ...

    def share(self, spec: S, given: Mapping[str, Value]) -> Fraction:
        """Each slot earns an equal part. A wrong answer takes nothing back: it has already cost its own slot."""
        slots = self.slots(spec)
        return Fraction(sum(given.get(slot.id) == slot.right for slot in slots), len(slots))

    def in_words(self, answer: Answer) -> str:
        """The answer as a result tells it."""
        return answer.text

    def row_key(self, slot: Slot) -> str:
        """A result shows rows whose keys are movable ids as the participant saw them, others as the spec has them."""
        return slot.id

    # the participant

    def read_response(self, spec: S, post_data: PostData, prefix: str) -> Response:
        values: dict[str, Value] = {str(answer.value): answer.value for answer in self.answers(spec)}
        posted = {slot.id: "".join(post_data.getlist(f"{prefix}-{slot.id}")[-1:]) for slot in self.slots(spec)}
        return self.clean_response(
            spec, {self.field: {id: values.get(value, value) for id, value in posted.items() if value}}
        )

    def clean_response(self, spec: S, response: object) -> Response:
        given = response.get(self.field) if isinstance(response, Mapping) else None
        if not isinstance(given, Mapping):
            raise InvalidResponse(f'A response is {{"{self.field}": {{id: answer}}}}')
        slots = [slot.id for slot in self.slots(spec)]
        offered = {(type(answer.value), answer.value) for answer in self.answers(spec)}
        if unknown := [id for id in given if id not in slots]:
            raise InvalidResponse(f"Items that were not there: {unknown}")
        if unknown := [value for value in given.values() if not _is_among(value, offered)]:
            raise InvalidResponse(f"Answers that were not offered: {unknown}")
        return {self.field: {id: given[id] for id in slots if id in given}}

    def is_answered(self, response: Response | None) -> bool:
        return bool(response and response[self.field])

    def widget_rows(
        self, slots: Iterable[Slot], answers: Sequence[Answer], response: Response | None
    ) -> list[dict[str, Any]]:
        """Each slot with all its answers, for a template: `id`, `text`, `answers` (value, text, is_chosen)."""
        given = (response or {}).get(self.field, {})
        return [
            {
                "id": slot.id,
                "text": slot.text,
                "answers": [
                    {"value": answer.value, "text": answer.text, "is_chosen": given.get(slot.id) == answer.value}
                    for answer in answers
                ],
            }
            for slot in slots
        ]

    # the result

    def grade(self, spec: S, response: object, scores: Scores | None = None) -> Grade:
        given = self._given(spec, response)
        texts = {answer.value: self.in_words(answer) for answer in self.answers(spec)}
        rows = tuple(_row(self.row_key(slot), slot, given, texts) for slot in self.slots(spec))
        return Grade(share=self.share(spec, given), rows=rows)

    def key_response(self, spec: S) -> Response:
        return {self.field: {slot.id: slot.right for slot in self.slots(spec)}}

    def parts(self, spec: S, response: object) -> tuple[Part, ...]:
        given = self._given(spec, response)
        texts = {answer.value: self.in_words(answer) for answer in self.answers(spec)}
        return tuple(
            Part(f"{slot.id}={value}", f"{slot.text}: {texts[value]}", value == slot.right)
            for slot in self.slots(spec)
            if (value := given.get(slot.id)) is not None
        )

    def _given(self, spec: S, response: object) -> Mapping[str, Value]:
        try:
            given: Mapping[str, Value] = self.clean_response(spec, response)[self.field]
        except InvalidResponse:
            return {}
        return given


def _is_among(value: object, offered: set[tuple[type, Value]]) -> bool:
    """A number is not its own text, and true is not 1."""
    return isinstance(value, (str, int)) and (type(value), value) in offered


def _row(key: str, slot: Slot, given: Mapping[str, Value], texts: Mapping[Value, str]) -> Row:
    value = given.get(slot.id)
    if value == slot.right:
        return Row(key, slot.text, Mark.RIGHT, given=texts[value])
    mark = Mark.MISSED if value is None else Mark.WRONG
    answer = "" if value is None else texts[value]
    return Row(key, slot.text, mark, given=answer, expected=texts[slot.right], feedback=slot.feedback)


# ── An author's rows. ──


def row_id(row: Mapping[str, Any], text: str) -> str:
    """The id the row has, or one made of its text: letters in turn would tell participants the order of the file."""
    return words(row.get("id")) or sha256(text.encode()).hexdigest()[:8]


def one_line(value: object) -> str:
    """Text with every run of blanks as one space: what stands in a select and is compared."""
    return " ".join(words(value).split())


def text_list_problems(field: str, texts: Sequence[str], *, least: int, most: int) -> list[Problem]:
    """From `least` to `most` rows, each with its own text."""
    problems = []
    if not least <= len(texts) <= most:
        problems.append(Problem(field, _("Give from %(least)s to %(most)s rows.") % {"least": least, "most": most}))
    if not all(texts):
        problems.append(Problem(field, _("Every row needs its text.")))
    if repeated := first_repeated(text for text in texts if text):
        problems.append(Problem(field, _("“%(text)s” stands twice.") % {"text": repeated}))
    return problems


def id_problems(field: str, ids: Iterable[str], texts: Sequence[str]) -> list[Problem]:
    """Rows without a text, or with the same one, have been told of already."""
    repeated = first_repeated(ids) if all(texts) and not first_repeated(texts) else ""
    return [Problem(field, _("Two rows share the id “%(id)s”.") % {"id": repeated})] if repeated else []
