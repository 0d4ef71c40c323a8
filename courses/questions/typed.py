"""What the kinds with typed answers share: one field, several fields, what an author says about slips."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from knowledgebase.search.words import clean

from .base import AuthorField, InvalidResponse, Kind, Mark, PostData, Problem, Response, Spec, words
from .inflection import MOST_SLIPS

LONGEST = 200
"""Characters of one answer; the field takes no more, and more is cut off."""

S = TypeVar("S", bound=Spec)

SLIPS = AuthorField(
    "slips",
    gettext_lazy("Slips of the finger let pass in a word"),
    input="choice",
    help=gettext_lazy(
        "Inflection, capital letters and missing diacritics never count as a slip. Words of up to 4 letters get none."
    ),
    choices=tuple((str(number), str(number)) for number in range(MOST_SLIPS + 1)),
    initial="1",
)


def clean_text(value: object) -> str:
    """As typed, storable, every run of blanks one space; raises InvalidResponse for what is no text."""
    if not isinstance(value, str):
        raise InvalidResponse("A typed answer is text")
    return clean(value)[:LONGEST].strip()


def mark_of(given: str, *, is_right: bool) -> Mark:
    """Of a field: what was not filled in was missed."""
    if not given:
        return Mark.MISSED
    return Mark.RIGHT if is_right else Mark.WRONG


def slips_of(data: Mapping[str, Any]) -> int:
    """1 where the author says nothing; -1 for what is no such number (see slips_problems)."""
    written = words(data.get("slips")) or "1"
    return int(written) if written in {value for value, _words in SLIPS.choices} else -1


def slips_problems(slips: int) -> list[Problem]:
    return [Problem("slips", _("Slips in a word are 0, 1 or 2."))] if slips < 0 else []


class OneField(Kind[S]):
    """A response is {"text": as typed}."""

    def read_response(self, spec: S, post_data: PostData, prefix: str) -> Response:
        return self.clean_response(spec, {"text": next(iter(post_data.getlist(prefix)), "")})

    def clean_response(self, spec: S, response: object) -> Response:
        if not isinstance(response, Mapping) or "text" not in response:
            raise InvalidResponse('A response is {"text": what was typed}')
        return {"text": clean_text(response["text"])}

    def is_answered(self, response: Response | None) -> bool:
        return bool(response and response["text"])

    def widget(self, spec: S, response: Response | None, order: Sequence[str], prefix: str) -> Mapping[str, Any]:
        return {"value": (response or {}).get("text", ""), "longest": LONGEST}

    def given(self, spec: S, response: object) -> str:
        """ "" for none or a broken one."""
        try:
            return str(self.clean_response(spec, response)["text"])
        except InvalidResponse:
            return ""


class ManyFields(Kind[S]):
    """A response is {`of`: {id of field: what was given}}, only of fields that were filled in, in their order."""

    of: ClassVar[str]

    @abstractmethod
    def field_ids(self, spec: S) -> tuple[str, ...]: ...

    def check_field(self, spec: S, field_id: str, given: str) -> None:
        """Raises InvalidResponse for what this field never offered."""

    def read_response(self, spec: S, post_data: PostData, prefix: str) -> Response:
        posted = {id: next(iter(post_data.getlist(f"{prefix}-{id}")), "") for id in self.field_ids(spec)}
        return self.clean_response(spec, {self.of: posted})

    def clean_response(self, spec: S, response: object) -> Response:
        fields = response.get(self.of) if isinstance(response, Mapping) else None
        if not isinstance(fields, Mapping) or not set(fields) <= set(self.field_ids(spec)):
            raise InvalidResponse(f'A response is {{"{self.of}": {{id: what was given}}}}')
        filled = {id: given for id in self.field_ids(spec) if (given := clean_text(fields.get(id, "")))}
        for field_id, given in filled.items():
            self.check_field(spec, field_id, given)
        return {self.of: filled}

    def is_answered(self, response: Response | None) -> bool:
        return bool(response and response[self.of])

    def given(self, spec: S, response: object) -> dict[str, str]:
        """By id of field; nothing for no response or a broken one."""
        try:
            return dict(self.clean_response(spec, response)[self.of])
        except InvalidResponse:
            return {}
