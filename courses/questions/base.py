"""What every kind of question is made of. Pure: values in, values out; no database, request or clock."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Any, NamedTuple, Protocol, TypedDict


class Response(TypedDict):
    """What a participant gave, as it is stored: the ids of the options chosen, in the order of the spec."""

    chosen: list[str]


class PostData(Protocol):
    """The little of Django's QueryDict that reading a response needs."""

    def getlist(self, key: str) -> list[str]: ...


class Problem(NamedTuple):
    """One mistake of an author: which field of the spec, and what to do about it."""

    field: str
    message: str


class SpecError(ValueError):
    """A question its author has to mend; ``problems`` lists every mistake, in words for the author."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("; ".join(str(problem.message) for problem in problems))


class InvalidResponse(ValueError):  # noqa: N818  (domain errors are named for what happened)
    """The response holds what this question never offered: forged or broken input, never a person's slip."""


class Mark(StrEnum):
    """How one option stands after grading."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSED = "missed"
    PLAIN = "plain"

    @classmethod
    def of(cls, *, is_correct: bool, is_chosen: bool) -> "Mark":
        if is_chosen:
            return cls.RIGHT if is_correct else cls.WRONG
        return cls.MISSED if is_correct else cls.PLAIN


@dataclass(frozen=True)
class Grade:
    """The share of the points, exactly, from 0 to 1, and how each option stands."""

    share: Fraction
    marks: Mapping[str, Mark] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not 0 <= self.share <= 1:
            raise ValueError(f"A share lies between 0 and 1, not {self.share}")


@dataclass(frozen=True)
class Option:
    id: str
    text: str
    correct: bool
    feedback: str = ""


@dataclass(frozen=True)
class Spec:
    """A question with a closed list of options. ``section`` is "lesson-slug#anchor", or empty."""

    text: str
    options: tuple[Option, ...]
    feedback: str = ""
    section: str = ""

    @property
    def option_ids(self) -> tuple[str, ...]:
        return tuple(option.id for option in self.options)

    @property
    def key(self) -> frozenset[str]:
        return frozenset(option.id for option in self.options if option.correct)


class Kind(Protocol):
    """The contract of a kind of question."""

    name: str
    label: Any
    template: str
    """Shows the question to a participant."""

    def from_data(self, data: Mapping[str, Any]) -> Spec:
        """The spec of stored JSON or of an author's file; raises SpecError with every mistake."""
        ...

    def to_data(self, spec: Spec) -> dict[str, Any]:
        """What is stored; ``from_data`` gives the same spec back."""
        ...

    def read_response(self, spec: Spec, post_data: PostData, prefix: str) -> Response:
        """What the widget posted; raises InvalidResponse."""
        ...

    def clean_response(self, spec: Spec, response: object) -> Response:
        """The one way to write this response; raises InvalidResponse."""
        ...

    def is_answered(self, response: Response | None) -> bool: ...

    def grade(self, spec: Spec, response: object) -> Grade:
        """Never raises: no response, or a broken one, earns nothing."""
        ...
