"""What every kind of question is made of. Pure: values in, values out; no database, request or clock.

A question is a frozen spec. An author's data (a file, a form, stored JSON) becomes a spec by `Kind.from_data`; what a
participant posts becomes a response by `Kind.read_response`; `Kind.grade` makes of both the share of the points and
the rows in which the result is told.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any, ClassVar, Generic, NamedTuple, Protocol, TypeVar

from django.utils.translation import gettext as _

Response = dict[str, Any]
"""What a participant gave, as plain JSON. Its shape is the kind's own; `Kind.clean_response` writes it one way."""

Scores = Mapping[str, int]
"""What an advisor gave: points (0 to MAX_CRITERION_POINTS) by id of criterion."""

MAX_CRITERION_POINTS = 3


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
    """How one row of a result stands."""

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
class Row:
    """One line of a result: an option, a pair, a gap, a cell, a criterion.

    `given` is what was answered there and `expected` what would have been right, both in words and empty where `text`
    says it already; `feedback` speaks to this answer; `group` is the heading the row stands under (in a case study
    the text of its question), or empty. `is_long`: `given` is a text of its own, in paragraphs.
    """

    key: str
    text: str
    mark: Mark
    given: str = ""
    expected: str = ""
    feedback: str = ""
    group: str = ""
    is_long: bool = False


@dataclass(frozen=True)
class Grade:
    """The share of the points, exactly, from 0 to 1, and the rows of the result in the order of the spec.

    `is_provisional`: an advisor has still to look at a part, which counts as 0 until then.
    """

    share: Fraction
    rows: tuple[Row, ...] = ()
    is_provisional: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.share <= 1:
            raise ValueError(f"A share lies between 0 and 1, not {self.share}")

    @property
    def marks(self) -> dict[str, Mark]:
        return {row.key: row.mark for row in self.rows}


class Part(NamedTuple):
    """One thing a response says ("b", "l1=r2", "12,5"): what item analysis counts and an export lists."""

    key: str
    text: str
    is_right: bool


@dataclass(frozen=True)
class Criterion:
    """A line of a rubric: an advisor gives from 0 to MAX_CRITERION_POINTS, whose meanings `levels` tell, from 0 up."""

    id: str
    name: str
    levels: tuple[str, ...] = ()


@dataclass(frozen=True)
class OpenPart:
    """An answer that an advisor has to read, with the rubric by which it is judged and the author's own answer.

    `text` is the question, `length` what it says of the length of an answer; the ids of `criteria` are those of
    `Kind.rubric`.
    """

    text: str
    answer: str
    criteria: tuple[Criterion, ...]
    model_answer: str = ""
    length: str = ""


@dataclass(frozen=True)
class Spec:
    """What all questions have. ``feedback`` tells everybody why so; ``section`` is "lesson-slug#anchor", or empty."""

    text: str
    feedback: str = ""
    section: str = ""


# ── What an author fills in: courses.forms.question makes a form of it. The names are those of `to_data`. ──


@dataclass(frozen=True)
class AuthorField:
    """One value. `input`: "line", "text" (several lines), "number", "flag" or "choice" (of `choices`: value, words)."""

    name: str
    label: Any
    input: str = "line"
    help: Any = ""
    choices: tuple[tuple[str, Any], ...] = ()
    is_required: bool = False
    initial: Any = ""


@dataclass(frozen=True)
class AuthorRows:
    """A list of rows of the same columns; an empty row is no row. Each keeps its "id" when the question is edited."""

    name: str
    label: Any
    columns: tuple[AuthorField, ...]
    room: int = 6
    help: Any = ""


@dataclass(frozen=True)
class AuthorQuestions:
    """Questions inside a question, of any kind: rows of {"id", "kind", …the data of that kind}."""

    name: str
    label: Any
    help: Any = ""


S = TypeVar("S", bound=Spec)


class Kind(ABC, Generic[S]):
    """The contract of a kind of question. A response is never trusted, a grade never raises."""

    name: ClassVar[str]
    label: ClassVar[Any]
    instruction: ClassVar[Any]
    """One sentence above the answer: what to do."""
    template: ClassVar[str]
    """The inside of the fieldset in which the participant answers; gets `widget` (below), `prefix` and `position`."""
    author_fields: ClassVar[Sequence[AuthorField | AuthorRows | AuthorQuestions]] = ()

    # the author

    @abstractmethod
    def from_data(self, data: Mapping[str, Any]) -> S:
        """The spec of stored JSON, of an author's file or form; raises SpecError with every mistake."""

    @abstractmethod
    def to_data(self, spec: S) -> dict[str, Any]:
        """What is stored, plain JSON; ``from_data`` gives the same spec back."""

    # the participant

    def movable_ids(self, spec: S) -> tuple[str, ...]:
        """Ids of everything that is shown in a random order; an attempt keeps one permutation of them."""
        return ()

    @abstractmethod
    def read_response(self, spec: S, post_data: PostData, prefix: str) -> Response:
        """What the widget posted, under names that begin with ``prefix``; raises InvalidResponse."""

    @abstractmethod
    def clean_response(self, spec: S, response: object) -> Response:
        """The one way to write this response; raises InvalidResponse."""

    @abstractmethod
    def is_answered(self, response: Response | None) -> bool:
        """Whether anything was given."""

    @abstractmethod
    def widget(self, spec: S, response: Response | None, order: Sequence[str], prefix: str) -> Mapping[str, Any]:
        """What the template shows: the answer so far, and everything movable in the ``order`` of the attempt."""

    # the result

    def rubric(self, spec: S) -> tuple[Criterion, ...]:
        """What an advisor looks at; empty where the grade is automatic."""
        return ()

    def is_by_advisor(self, spec: S) -> bool:
        return bool(self.rubric(spec))

    def open_parts(self, spec: S, response: object) -> tuple[OpenPart, ...]:
        """What an advisor has to read of this response: nothing of one that is blank or broken."""
        return ()

    def inner_specs(self, spec: S) -> tuple[Spec, ...]:
        """The questions inside this one, whose feedback and section stand beside its own."""
        return ()

    @abstractmethod
    def grade(self, spec: S, response: object, scores: Scores | None = None) -> Grade:
        """Never raises: no response, or a broken one, earns nothing. ``scores`` are those of the rubric, if given."""

    @abstractmethod
    def key_response(self, spec: S) -> Response | None:
        """A response that earns everything; None where only an advisor can say."""

    @abstractmethod
    def parts(self, spec: S, response: object) -> tuple[Part, ...]:
        """What the response says, piece by piece; nothing for none or a broken one."""


# ── What kinds share when they read an author's data. ──


def words(value: object) -> str:
    """Text without the blanks around it; "" for None."""
    return str(value).strip() if value is not None else ""


def rows_of(value: object) -> list[Mapping[str, Any]]:
    """Rows of an author's list; a bare text is a row that has only its text."""
    rows = value if isinstance(value, (list, tuple)) else []
    return [row if isinstance(row, Mapping) else {"text": row} for row in rows]


def common(data: Mapping[str, Any]) -> dict[str, str]:
    """The fields of `Spec` itself."""
    return {name: words(data.get(name)) for name in ("text", "feedback", "section")}


def text_problems(spec: Spec) -> list[Problem]:
    return [] if spec.text else [Problem("text", _("Write the text of the question."))]


def first_repeated(values: Iterable[str]) -> str:
    """The first value that came before; "" when all differ."""
    seen: set[str] = set()
    for value in values:
        if value in seen:
            return value
        seen.add(value)
    return ""


def in_order(ids: Iterable[str], order: Sequence[str]) -> list[str]:
    """``ids`` as ``order`` has them; those it does not name come last, as they stood."""
    places = {id: place for place, id in enumerate(order)}
    return sorted(ids, key=lambda id: places.get(id, len(places)))
