"""A number, with a tolerance and a unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import (
    AuthorField,
    Grade,
    Part,
    Problem,
    Response,
    Row,
    Scores,
    Spec,
    SpecError,
    common,
    text_problems,
    words,
)
from .numbers import Target, read_number, write_number, write_plain
from .typed import OneField, mark_of

ABSOLUTE, PERCENT = "absolute", "percent"


@dataclass(frozen=True, kw_only=True)
class NumericSpec(Spec):
    value: Fraction
    tolerance: Fraction = Fraction(0)
    tolerance_kind: str = ABSOLUTE
    unit: str = ""

    @property
    def target(self) -> Target:
        """The boundary of the tolerance counts as right."""
        part = abs(self.value) / 100 if self.tolerance_kind == PERCENT else 1
        return Target(self.value, self.tolerance * part)

    def with_unit(self, number: object) -> str:
        return f"{number} {self.unit}".strip()


class Numeric(OneField[NumericSpec]):
    """All or nothing. What cannot be read as a number earns nothing, and the row says so."""

    name = "numeric"
    label = gettext_lazy("numerical answer")
    instruction = gettext_lazy("Write a number. You may use a comma or a point.")
    template = "courses/quiz/kinds/numeric.html"
    author_fields = (
        AuthorField("value", gettext_lazy("The right number"), is_required=True),
        AuthorField(
            "tolerance",
            gettext_lazy("Tolerance"),
            help=gettext_lazy("How far from the right number is right still. 0: only this number."),
            initial="0",
        ),
        AuthorField(
            "tolerance_kind",
            gettext_lazy("The tolerance is"),
            input="choice",
            choices=(
                (ABSOLUTE, gettext_lazy("a number in the same unit")),
                (PERCENT, gettext_lazy("a percent of the right number")),
            ),
            initial=ABSOLUTE,
        ),
        AuthorField("unit", gettext_lazy("Unit"), help=gettext_lazy("Shown after the field, for example zł.")),
    )

    def from_data(self, data: Mapping[str, Any]) -> NumericSpec:
        unit = words(data.get("unit"))
        value = read_number(words(data.get("value")), unit)
        tolerance = read_number(words(data.get("tolerance")) or "0", unit)
        spec = NumericSpec(
            **common(data),
            value=value or Fraction(0),
            tolerance=tolerance or Fraction(0),
            tolerance_kind=words(data.get("tolerance_kind")) or ABSOLUTE,
            unit=unit,
        )
        if problems := [*text_problems(spec), *_value_problems(value, tolerance), *_kind_problems(spec)]:
            raise SpecError(problems)
        return spec

    def to_data(self, spec: NumericSpec) -> dict[str, Any]:
        return {
            "text": spec.text,
            "feedback": spec.feedback,
            "section": spec.section,
            "value": write_plain(spec.value),
            "tolerance": write_plain(spec.tolerance),
            "tolerance_kind": spec.tolerance_kind,
            "unit": spec.unit,
        }

    def widget(
        self, spec: NumericSpec, response: Response | None, order: Sequence[str], prefix: str
    ) -> Mapping[str, Any]:
        """`keypad`: the keys of a phone have a comma and no minus."""
        field = super().widget(spec, response, order, prefix)
        return {**field, "unit": spec.unit, "keypad": "decimal" if spec.value >= 0 else "text"}

    def grade(self, spec: NumericSpec, response: object, scores: Scores | None = None) -> Grade:
        given = self.given(spec, response)
        number = read_number(given, spec.unit)
        is_right = spec.target.accepts(number)
        row = Row(
            "answer",
            "",
            mark_of(given, is_right=is_right),
            given=given,
            expected="" if is_right else spec.with_unit(spec.target),
            feedback=_("We could not read this as a number.") if given and number is None else "",
        )
        return Grade(share=Fraction(is_right), rows=(row,))

    def key_response(self, spec: NumericSpec) -> Response:
        return {"text": write_number(spec.value)}

    def parts(self, spec: NumericSpec, response: object) -> tuple[Part, ...]:
        """The same number is the same part, however it was written."""
        given = self.given(spec, response)
        number = read_number(given, spec.unit)
        key = given if number is None else write_number(number)
        return (Part(key, given, spec.target.accepts(number)),) if given else ()


def _value_problems(value: Fraction | None, tolerance: Fraction | None) -> list[Problem]:
    problems = []
    if value is None:
        problems.append(Problem("value", _("Write the right number in figures, for example 12,5.")))
    if tolerance is None or tolerance < 0:
        problems.append(Problem("tolerance", _("Write the tolerance in figures, 0 or more, for example 0,5.")))
    return problems


def _kind_problems(spec: NumericSpec) -> list[Problem]:
    if spec.tolerance_kind in {ABSOLUTE, PERCENT}:
        return []
    return [Problem("tolerance_kind", _("Say whether the tolerance is a number (absolute) or a percent (percent)."))]


KIND = Numeric()
