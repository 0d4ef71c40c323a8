"""What the kinds with a list of options share: reading an author's data, reading a response, rows of the result."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from string import ascii_lowercase
from typing import Any, ClassVar, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import (
    AuthorField,
    AuthorQuestions,
    AuthorRows,
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
    SpecError,
    first_repeated,
    in_order,
    rows_of,
    text_problems,
    words,
)

MAX_OPTIONS = len(ascii_lowercase)


@dataclass(frozen=True)
class Option:
    id: str
    text: str
    correct: bool
    feedback: str = ""


@dataclass(frozen=True, kw_only=True)
class ChoiceSpec(Spec):
    """A question with a closed list of options."""

    options: tuple[Option, ...]

    @property
    def option_ids(self) -> tuple[str, ...]:
        return tuple(option.id for option in self.options)

    @property
    def key(self) -> frozenset[str]:
        return frozenset(option.id for option in self.options if option.correct)


OPTIONS = AuthorRows(
    "options",
    gettext_lazy("Options"),
    columns=(
        AuthorField("text", gettext_lazy("Option")),
        AuthorField("correct", gettext_lazy("Correct"), input="flag"),
        AuthorField("feedback", gettext_lazy("What to say to those who choose it")),
    ),
    help=gettext_lazy("An empty row is no option. Participants see the options in a random order."),
)


C = TypeVar("C", bound=ChoiceSpec)


class Choice(Kind[C]):
    """A response, {"chosen": [ids]}, is a set of options. Subclasses say what a right key and a share are."""

    template = "courses/quiz/kinds/choice.html"
    author_fields: ClassVar[Sequence[AuthorField | AuthorRows | AuthorQuestions]] = (OPTIONS,)
    input_type: ClassVar[str]

    @abstractmethod
    def make_spec(self, data: Mapping[str, Any], options: tuple[Option, ...]) -> C: ...

    @abstractmethod
    def key_problems(self, correct: int, options: int) -> list[Problem]: ...

    @abstractmethod
    def share(self, spec: C, chosen: frozenset[str]) -> Fraction: ...

    def from_data(self, data: Mapping[str, Any]) -> C:
        rows = rows_of(data.get("options"))
        options = tuple(_option(row, position) for position, row in enumerate(rows))
        spec = self.make_spec(data, options)
        problems = [*text_problems(spec), *_option_problems(options), *self._key_problems(rows, spec)]
        if problems := [*problems, *self.scoring_problems(data)]:
            raise SpecError(problems)
        return spec

    def scoring_problems(self, data: Mapping[str, Any]) -> list[Problem]:
        """What is wrong with how the author wants the choices counted; most kinds leave no say in it."""
        return []

    def _key_problems(self, rows: list[Mapping[str, Any]], spec: C) -> list[Problem]:
        if any(not isinstance(row.get("correct", False), bool) for row in rows):
            return [Problem("options", _("Write “correct” of an option as true or false."))]
        return self.key_problems(len(spec.key), len(spec.options))

    def to_data(self, spec: C) -> dict[str, Any]:
        options = [
            {"id": option.id, "text": option.text, "correct": option.correct, "feedback": option.feedback}
            for option in spec.options
        ]
        return {"text": spec.text, "feedback": spec.feedback, "section": spec.section, "options": options}

    def movable_ids(self, spec: C) -> tuple[str, ...]:
        return spec.option_ids

    def read_response(self, spec: C, post_data: PostData, prefix: str) -> Response:
        return self.clean_response(spec, {"chosen": post_data.getlist(prefix)})

    def clean_response(self, spec: C, response: object) -> Response:
        chosen = _chosen(response)
        if unknown := chosen.difference(spec.option_ids):
            raise InvalidResponse(f"Options that were not offered: {sorted(unknown)}")
        return {"chosen": [option_id for option_id in spec.option_ids if option_id in chosen]}

    def is_answered(self, response: Response | None) -> bool:
        return bool(response and response["chosen"])

    def widget(self, spec: C, response: Response | None, order: Sequence[str], prefix: str) -> Mapping[str, Any]:
        chosen = (response or {}).get("chosen", [])
        options = {option.id: option for option in spec.options}
        shown = [
            {"id": id, "text": options[id].text, "is_chosen": id in chosen} for id in in_order(spec.option_ids, order)
        ]
        return {"input_type": self.input_type, "options": shown}

    def grade(self, spec: C, response: object, scores: Scores | None = None) -> Grade:
        chosen = self._chosen_of(spec, response)
        return Grade(share=self.share(spec, chosen), rows=tuple(_row(option, chosen) for option in spec.options))

    def key_response(self, spec: C) -> Response:
        return {"chosen": [option_id for option_id in spec.option_ids if option_id in spec.key]}

    def parts(self, spec: C, response: object) -> tuple[Part, ...]:
        chosen = self._chosen_of(spec, response)
        return tuple(Part(o.id, o.text, o.correct) for o in spec.options if o.id in chosen)

    def _chosen_of(self, spec: C, response: object) -> frozenset[str]:
        try:
            return frozenset(self.clean_response(spec, response)["chosen"])
        except InvalidResponse:
            return frozenset()


def _row(option: Option, chosen: frozenset[str]) -> Row:
    """The feedback of an option speaks to those who chose it."""
    is_chosen = option.id in chosen
    mark = Mark.of(is_correct=option.correct, is_chosen=is_chosen)
    return Row(option.id, option.text, mark, feedback=option.feedback if is_chosen else "")


def _chosen(response: object) -> frozenset[str]:
    chosen = response.get("chosen") if isinstance(response, Mapping) else None
    if not isinstance(chosen, list) or not all(isinstance(item, str) for item in chosen):
        raise InvalidResponse('A response is {"chosen": [ids of options]}')
    return frozenset(chosen)


def _option(row: Mapping[str, Any], position: int) -> Option:
    fallback = ascii_lowercase[position] if position < MAX_OPTIONS else str(position)
    return Option(
        id=words(row.get("id")) or fallback,
        text=words(row.get("text")),
        correct=row.get("correct") is True,
        feedback=words(row.get("feedback")),
    )


def _option_problems(options: tuple[Option, ...]) -> list[Problem]:
    problems = []
    if not 2 <= len(options) <= MAX_OPTIONS:
        problems.append(_problem(_("Give from 2 to %(most)s options."), most=MAX_OPTIONS))
    if any(not option.text for option in options):
        problems.append(_problem(_("Every option needs its text.")))
    if repeated := first_repeated(option.text for option in options if option.text):
        problems.append(_problem(_("The option “%(text)s” stands twice."), text=repeated))
    if repeated := first_repeated(option.id for option in options):
        problems.append(_problem(_("Two options share the id “%(id)s”."), id=repeated))
    return problems


def _problem(message: str, **values: object) -> Problem:
    return Problem("options", message % values)
