"""One correct answer among several options."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import InvalidResponse, Problem, Response, common
from .choice import Choice, ChoiceSpec, Option


class SingleChoice(Choice[ChoiceSpec]):
    """All or nothing: the one correct option earns 1."""

    name = "single_choice"
    label = gettext_lazy("single choice")
    input_type = "radio"
    instruction = gettext_lazy("Choose one answer.")

    def make_spec(self, data: Mapping[str, Any], options: tuple[Option, ...]) -> ChoiceSpec:
        return ChoiceSpec(**common(data), options=options)

    def key_problems(self, correct: int, options: int) -> list[Problem]:
        if correct == 1:
            return []
        return [Problem("options", _("Mark exactly one option as correct."))]

    def clean_response(self, spec: ChoiceSpec, response: object) -> Response:
        clean = super().clean_response(spec, response)
        if len(clean["chosen"]) > 1:
            raise InvalidResponse("A single choice takes one option")
        return clean

    def share(self, spec: ChoiceSpec, chosen: frozenset[str]) -> Fraction:
        return Fraction(chosen == spec.key)


KIND = SingleChoice()
