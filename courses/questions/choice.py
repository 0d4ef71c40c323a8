"""What the kinds with a list of options share: reading an author's data, reading a response, marks."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from fractions import Fraction
from string import ascii_lowercase
from typing import Any

from django.utils.translation import gettext as _

from .base import Grade, InvalidResponse, Mark, Option, PostData, Problem, Response, Spec, SpecError

MAX_OPTIONS = len(ascii_lowercase)


class Choice(ABC):
    """A kind whose response is a set of options. Subclasses set the names and ``key_problems`` and ``share``."""

    name = ""
    template = ""
    input_type = ""

    @abstractmethod
    def key_problems(self, correct: int, options: int) -> list[Problem]: ...

    @abstractmethod
    def share(self, spec: Spec, chosen: frozenset[str]) -> Fraction: ...

    def from_data(self, data: Mapping[str, Any]) -> Spec:
        rows = _rows(data.get("options"))
        options = tuple(_option(row, position) for position, row in enumerate(rows))
        spec = Spec(options=options, **{name: _words(data.get(name)) for name in ("text", "feedback", "section")})
        if problems := [*_text_problems(spec), *_option_problems(options), *self._key_problems(rows, spec)]:
            raise SpecError(problems)
        return spec

    def _key_problems(self, rows: list[Mapping[str, Any]], spec: Spec) -> list[Problem]:
        if any(not isinstance(row.get("correct", False), bool) for row in rows):
            return [Problem("options", _("Write “correct” of an option as true or false."))]
        return self.key_problems(len(spec.key), len(spec.options))

    def to_data(self, spec: Spec) -> dict[str, Any]:
        options = [
            {"id": option.id, "text": option.text, "correct": option.correct, "feedback": option.feedback}
            for option in spec.options
        ]
        return {"text": spec.text, "feedback": spec.feedback, "section": spec.section, "options": options}

    def read_response(self, spec: Spec, post_data: PostData, prefix: str) -> Response:
        return self.clean_response(spec, {"chosen": post_data.getlist(prefix)})

    def clean_response(self, spec: Spec, response: object) -> Response:
        chosen = _chosen(response)
        if unknown := chosen.difference(spec.option_ids):
            raise InvalidResponse(f"Options that were not offered: {sorted(unknown)}")
        return {"chosen": [option_id for option_id in spec.option_ids if option_id in chosen]}

    def is_answered(self, response: Response | None) -> bool:
        return bool(response and response["chosen"])

    def grade(self, spec: Spec, response: object) -> Grade:
        try:
            chosen = frozenset(self.clean_response(spec, response)["chosen"])
        except InvalidResponse:
            chosen = frozenset()
        marks = {o.id: Mark.of(is_correct=o.correct, is_chosen=o.id in chosen) for o in spec.options}
        return Grade(share=self.share(spec, chosen), marks=marks)


def _chosen(response: object) -> frozenset[str]:
    chosen = response.get("chosen") if isinstance(response, Mapping) else None
    if not isinstance(chosen, list) or not all(isinstance(item, str) for item in chosen):
        raise InvalidResponse('A response is {"chosen": [ids of options]}')
    return frozenset(chosen)


def _words(value: object) -> str:
    return str(value).strip() if value is not None else ""


def _rows(value: object) -> list[Mapping[str, Any]]:
    rows = value if isinstance(value, (list, tuple)) else []
    return [row if isinstance(row, Mapping) else {"text": row} for row in rows]


def _option(row: Mapping[str, Any], position: int) -> Option:
    fallback = ascii_lowercase[position] if position < MAX_OPTIONS else str(position)
    return Option(
        id=_words(row.get("id")) or fallback,
        text=_words(row.get("text")),
        correct=row.get("correct") is True,
        feedback=_words(row.get("feedback")),
    )


def _text_problems(spec: Spec) -> list[Problem]:
    return [] if spec.text else [Problem("text", _("Write the text of the question."))]


def _option_problems(options: tuple[Option, ...]) -> list[Problem]:
    problems = []
    if not 2 <= len(options) <= MAX_OPTIONS:
        problems.append(_problem(_("Give from 2 to %(most)s options."), most=MAX_OPTIONS))
    if any(not option.text for option in options):
        problems.append(_problem(_("Every option needs its text.")))
    if repeated := _first_repeated(option.text for option in options if option.text):
        problems.append(_problem(_("The option “%(text)s” stands twice."), text=repeated))
    if repeated := _first_repeated(option.id for option in options):
        problems.append(_problem(_("Two options share the id “%(id)s”."), id=repeated))
    return problems


def _problem(message: str, **values: object) -> Problem:
    return Problem("options", message % values)


def _first_repeated(values: Iterable[str]) -> str:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            return value
        seen.add(value)
    return ""
