"""One description and several questions about it, each of any other kind."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from string import ascii_lowercase
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import (
    AuthorField,
    AuthorQuestions,
    Criterion,
    Grade,
    InvalidResponse,
    Kind,
    OpenPart,
    Part,
    PostData,
    Problem,
    Response,
    Row,
    Scores,
    Spec,
    SpecError,
    common,
    first_repeated,
    rows_of,
    words,
)
from .open_answer import one_newline

MAX_ITEMS = 12
MAX_POINTS = 100
OUTSIDE = ("id", "kind", "points")
"""What a row has beside the data of its kind."""


@dataclass(frozen=True)
class CaseItem:
    """A question of the case; `points` is its weight among the others."""

    id: str
    kind: Kind[Any]
    spec: Spec
    points: Fraction

    def own(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Of ids written "item/id" those of this item, as its kind knows them."""
        return tuple(id.removeprefix(f"{self.id}/") for id in ids if id.startswith(f"{self.id}/"))

    def own_scores(self, scores: Scores | None) -> Scores:
        start = f"{self.id}/"
        return {id.removeprefix(start): points for id, points in (scores or {}).items() if id.startswith(start)}

    def named(self, id: str) -> str:
        return f"{self.id}/{id}"

    def prefix(self, prefix: str) -> str:
        return f"{prefix}-{self.id}"

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        return self.named_criteria(self.kind.rubric(self.spec))

    def named_criteria(self, criteria: Sequence[Criterion]) -> tuple[Criterion, ...]:
        return tuple(replace(criterion, id=self.named(criterion.id)) for criterion in criteria)


@dataclass(frozen=True, kw_only=True)
class CaseStudySpec(Spec):
    """``text`` is the title of the case, ``description`` what there is to know about it, in paragraphs."""

    description: str
    items: tuple[CaseItem, ...]


class CaseStudy(Kind[CaseStudySpec]):
    """A response, {"items": {id: response}}, holds the answered questions. The share weighs items by their points."""

    name = "case_study"
    label = gettext_lazy("case study")
    instruction = gettext_lazy("Read the description and answer the questions below it.")
    template = "courses/quiz/kinds/case_study.html"
    author_fields = (
        AuthorField("description", gettext_lazy("Description of the case"), input="text", is_required=True),
        AuthorQuestions(
            "items",
            gettext_lazy("Questions about the case"),
            help=gettext_lazy("Of any kind but another case study. “points” is the weight of a question, 1 if empty."),
        ),
    )

    # the author

    def from_data(self, data: Mapping[str, Any]) -> CaseStudySpec:
        description = one_newline(words(data.get("description")))
        items, problems = _items(rows_of(data.get("items")))
        problems = [*_text_problems(data, description), *problems]
        if problems:
            raise SpecError(problems)
        return CaseStudySpec(**common(data), description=description, items=items)

    def to_data(self, spec: CaseStudySpec) -> dict[str, Any]:
        return {
            "text": spec.text,
            "feedback": spec.feedback,
            "section": spec.section,
            "description": spec.description,
            "items": [
                {"id": item.id, "kind": item.kind.name, "points": _plain(item.points), **item.kind.to_data(item.spec)}
                for item in spec.items
            ],
        }

    # the participant

    def movable_ids(self, spec: CaseStudySpec) -> tuple[str, ...]:
        return tuple(item.named(id) for item in spec.items for id in item.kind.movable_ids(item.spec))

    def read_response(self, spec: CaseStudySpec, post_data: PostData, prefix: str) -> Response:
        given = {item.id: item.kind.read_response(item.spec, post_data, item.prefix(prefix)) for item in spec.items}
        return self.clean_response(spec, {"items": given})

    def clean_response(self, spec: CaseStudySpec, response: object) -> Response:
        given = response.get("items") if isinstance(response, Mapping) else None
        if not isinstance(given, Mapping) or set(given).difference(item.id for item in spec.items):
            raise InvalidResponse('A response is {"items": {id of a question: its response}}')
        clean = {
            item.id: item.kind.clean_response(item.spec, given[item.id]) for item in spec.items if item.id in given
        }
        return {"items": {item.id: clean[item.id] for item in spec.items if item.kind.is_answered(clean.get(item.id))}}

    def is_answered(self, response: Response | None) -> bool:
        return bool(response and response["items"])

    def widget(
        self, spec: CaseStudySpec, response: Response | None, order: Sequence[str], prefix: str
    ) -> Mapping[str, Any]:
        given = (response or {}).get("items", {})
        questions = [
            {
                "number": number,
                "text": item.spec.text,
                "kind": item.kind,
                "prefix": item.prefix(prefix),
                "widget": item.kind.widget(item.spec, given.get(item.id), item.own(order), item.prefix(prefix)),
            }
            for number, item in enumerate(spec.items, start=1)
        ]
        return {"description": spec.description, "questions": questions}

    # the result

    def rubric(self, spec: CaseStudySpec) -> tuple[Criterion, ...]:
        return tuple(criterion for item in spec.items for criterion in item.criteria)

    def open_parts(self, spec: CaseStudySpec, response: object) -> tuple[OpenPart, ...]:
        given = self._given(spec, response)
        return tuple(
            replace(part, criteria=item.named_criteria(part.criteria))
            for item in spec.items
            for part in item.kind.open_parts(item.spec, given.get(item.id))
        )

    def inner_specs(self, spec: CaseStudySpec) -> tuple[Spec, ...]:
        return tuple(item.spec for item in spec.items)

    def grade(self, spec: CaseStudySpec, response: object, scores: Scores | None = None) -> Grade:
        given = self._given(spec, response)
        grades = [
            (item, item.kind.grade(item.spec, given.get(item.id), item.own_scores(scores))) for item in spec.items
        ]
        whole = sum((item.points for item in spec.items), Fraction(0))
        return Grade(
            share=sum((grade.share * item.points for item, grade in grades), Fraction(0)) / whole,
            rows=tuple(_in_group(item, row) for item, grade in grades for row in grade.rows),
            is_provisional=any(grade.is_provisional for _item, grade in grades),
        )

    def key_response(self, spec: CaseStudySpec) -> Response | None:
        keys = {item.id: item.kind.key_response(item.spec) for item in spec.items}
        return None if None in keys.values() else {"items": keys}

    def parts(self, spec: CaseStudySpec, response: object) -> tuple[Part, ...]:
        given = self._given(spec, response)
        return tuple(
            part._replace(key=item.named(part.key))
            for item in spec.items
            for part in item.kind.parts(item.spec, given.get(item.id))
        )

    def _given(self, spec: CaseStudySpec, response: object) -> Mapping[str, Response]:
        try:
            given: Mapping[str, Response] = self.clean_response(spec, response)["items"]
        except InvalidResponse:
            return {}
        return given


def _in_group(item: CaseItem, row: Row) -> Row:
    """Under the text of its question; a group of its own within stays beside it."""
    group = f"{item.spec.text} · {row.group}" if row.group else item.spec.text
    return replace(row, key=item.named(row.key), group=group)


def _items(rows: Sequence[Mapping[str, Any]]) -> tuple[tuple[CaseItem, ...], list[Problem]]:
    """The questions that could be read, and what is wrong with the others."""
    items, problems = [], []
    for number, row in enumerate(rows, start=1):
        try:
            items.append(_item(row, number))
        except SpecError as error:
            problems += [_problem(number, problem.message) for problem in error.problems]
    return tuple(items), [*problems, *_list_problems(rows, items)]


def _item(row: Mapping[str, Any], number: int) -> CaseItem:
    inner = {name: value for name, value in row.items() if name not in OUTSIDE}
    points, asked = _points(row.get("points")), _kind(words(row.get("kind")))
    id = words(row.get("id")) or (ascii_lowercase[number - 1] if number <= len(ascii_lowercase) else str(number))
    if not re.fullmatch(r"[A-Za-z0-9_]{1,40}", id):
        raise SpecError([Problem("id", _("Write the id in letters without accents, digits and underscores."))])
    return CaseItem(id=id, kind=asked, spec=asked.from_data(inner), points=points)


def _kind(name: str) -> Kind[Any]:
    from .registry import KINDS  # the registry imports this module

    others = {other: found for other, found in KINDS.items() if other != CaseStudy.name}
    if name not in others:
        raise SpecError([Problem("kind", _("Choose its kind: %(kinds)s.") % {"kinds": ", ".join(sorted(others))})])
    return others[name]


def _points(value: object) -> Fraction:
    """The weight, with a decimal comma or point; 1 when nothing is given."""
    try:
        points = Decimal(words(value).replace(",", ".") or "1")
    except InvalidOperation:
        points = Decimal(0)
    if not points.is_finite() or not 0 < points <= MAX_POINTS:
        raise SpecError(
            [Problem("points", _("Give the points as a number above 0, at most %(most)s.") % {"most": 100})]
        )
    return Fraction(points)


def _plain(points: Fraction) -> int | float:
    return int(points) if points.denominator == 1 else float(points)


def _problem(number: int, message: str) -> Problem:
    return Problem("items", _("Question %(number)s: %(problem)s") % {"number": number, "problem": message})


def _text_problems(data: Mapping[str, Any], description: str) -> list[Problem]:
    problems = [] if words(data.get("text")) else [Problem("text", _("Write the title of the case."))]
    return problems if description else [*problems, Problem("description", _("Describe the case."))]


def _list_problems(rows: Sequence[object], items: Sequence[CaseItem]) -> list[Problem]:
    problems = []
    if not 1 <= len(rows) <= MAX_ITEMS:
        problems.append(_("Give from 1 to %(most)s questions.") % {"most": MAX_ITEMS})
    if repeated := first_repeated(item.id for item in items):
        problems.append(_("Two questions share the id “%(id)s”.") % {"id": repeated})
    if repeated := first_repeated(item.spec.text for item in items):
        problems.append(_("The question “%(text)s” stands twice.") % {"text": repeated})
    return [Problem("items", problem) for problem in problems]


KIND = CaseStudy()
